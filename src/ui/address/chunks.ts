import { Chunk } from "../chunk/chunk.ts";

/** What packs a run into a link and reads it again: fetched with the first link that holds a run. */
export const shareLink = new Chunk(() => import("../../experiments/files.ts"));

/** What has the browser keep recordings: fetched with the first of them. */
export const recordings = new Chunk(() => import("./recordings.ts"));
