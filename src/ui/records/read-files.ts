import type { Imported } from "../../records/record.ts";
import type { RecordAsked, RecordTold } from "../../records/asked.ts";

/** How long a record may take to be read, in ms: a regular expression of the user's can take for ever. */
const LONGEST_MS = 60_000;

/** Reads a record on a thread of its own. Resolves with the record, or with a sentence. @param files whose bytes stay */
export function readFiles(asked: RecordAsked, ended: AbortSignal): Promise<Imported | string> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("../../workers/record.ts", import.meta.url), { type: "module" });
    let doing = "";
    const end = (result: Imported | string) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(
      () => end(`${doing === "" ? "The record" : doing}: this takes longer than ${LONGEST_MS / 1000} s.`),
      LONGEST_MS,
    );
    ended.addEventListener("abort", () => end(""));
    worker.addEventListener("message", ({ data }: MessageEvent<RecordTold>) => {
      if (data.kind === "doing") doing = data.what;
      else end(data.kind === "read" ? data.record : data.why);
    });
    worker.addEventListener("error", () =>
      end("The part of the page that reads records could not be loaded."),
    );
    worker.postMessage(asked, []);
  });
}
