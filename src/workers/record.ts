import { readPatterns } from "../records/lines/own-patterns.ts";
import { readRecord } from "../records/read.ts";
import { Unreadable, type GivenFile } from "../records/record.ts";
import type { RecordAsked, RecordTold } from "../records/asked.ts";
import { isGzip, MOST_BYTES } from "../records/text/gzip.ts";

const post = (told: RecordTold) => globalThis.postMessage(told, {});

globalThis.addEventListener("message", ({ data }: MessageEvent<RecordAsked>) => void read(data));

/** Reads one record. The page ends this thread when it takes too long. */
async function read({ files, kind, patterns }: RecordAsked): Promise<void> {
  try {
    const unpacked: GivenFile[] = [];
    for (const file of files) unpacked.push(isGzip(file.bytes) ? await gunzipped(file) : file);
    const own = patterns && readPatterns(patterns.name, patterns.text);
    const note = (what: string) => post({ kind: "doing", what });
    post({ kind: "read", record: readRecord(unpacked, { kind, patterns: own, note }) });
  } catch (error) {
    post({ kind: "unreadable", why: error instanceof Error ? error.message : String(error) });
  }
}

async function gunzipped({ name, bytes }: GivenFile): Promise<GivenFile> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      size += next.value.length;
      if (size > MOST_BYTES)
        throw new Unreadable(name, null, `unpacked it is larger than ${MOST_BYTES / 1_000_000} MB`);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(name, null, "the gzip data is damaged");
  } finally {
    await reader.cancel().catch(() => {});
  }
  return { name: name.replace(/\.gz$/i, ""), bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
}
