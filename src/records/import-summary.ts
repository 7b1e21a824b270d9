import type { Imported } from "./record.ts";

/** The one JSON object that the command line prints for an import; tests/oracle/records/README.md has its fields. */
export function importSummary(read: Imported): Readonly<Record<string, unknown>> {
  const { kind, events, messages, matched, unmatched, problems, facts, counts } = read;
  return {
    kind,
    events: counts?.events ?? events.length,
    messages: counts?.messages ?? messages.length,
    ...(matched === null ? {} : { matched, unmatched }),
    problems,
    ...facts,
  };
}
