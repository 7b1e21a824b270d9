import { Chunk } from "../chunk/chunk.ts";

/** Running by lines, fetched when it is first asked for. */
export const byLines = new Chunk(() => import("./by-lines.ts"));
