import type { Imported } from "./record.ts";
import { importSummary } from "./import-summary.ts";

/** Everything that was read, as JSON Lines: first the summary, then each event, then each message. */
export function importTrace(read: Imported): string {
  const lane = (index: number) => read.lanes[index]?.name ?? "";
  const events = read.events.map(({ lane: at, file, ...event }, i) =>
    JSON.stringify({ event: i, lane: lane(at), ...event, file: read.files[file]?.name ?? null }),
  );
  const messages = read.messages.map(({ toLane, ...message }, i) =>
    JSON.stringify({ message: i, ...message, ...(toLane === undefined ? {} : { toLane: lane(toLane) }) }),
  );
  return [JSON.stringify(importSummary(read)), ...events, ...messages, ""].join("\n");
}

/** A sentence for every event, with its time, and one for every problem. */
export function importTranscript(read: Imported): string {
  const when = (atMs: number) => (read.axis === "time" ? `${atMs.toFixed(3)} ms` : "");
  const events = read.events.map(({ atMs, text, line, file }, i) => {
    const where = line === null ? "" : ` (${read.files[file]?.name ?? ""}, line ${line})`;
    return [String(i + 1), when(atMs), `${text}${where}`].filter((part) => part !== "").join("  ");
  });
  const problems = read.problems.map(
    ({ kind, file, line, text }) =>
      `! ${kind}${file === undefined ? "" : ` in ${file}`}${line === null ? "" : `, line ${line}`}: ${text}`,
  );
  return [...events, ...problems, ""].join("\n");
}
