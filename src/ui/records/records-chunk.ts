import { Chunk } from "../chunk/chunk.ts";

/** The view of a record of a real run, fetched with the first of them. */
export const records = new Chunk(() => import("./record-page.tsx"));
