import {
  MOST_EVENTS,
  Unreadable,
  type GivenFile,
  type Imported,
  type Problem,
  type RecordEvent,
  type RecordMessage,
} from "../record.ts";
import { linesOf, short, textOf } from "../text/text.ts";
import { readLog, type Logged } from "./log.ts";
import { orderOf } from "./order.ts";

/** Reads logs with vector clocks: ShiViz, GoVector, TSViz. Several files are the hosts of one execution. */
export function readShiviz(given: readonly GivenFile[], note: (what: string) => void): Imported {
  const problems: Problem[] = [];
  const executions: Logged[][] = [];
  const files: Imported["files"][number][] = [];
  let [matched, unmatched] = [0, 0];
  given.forEach((one, file) => {
    const lines = linesOf(textOf(one));
    const log = readLog(one.name, file, lines, note);
    problems.push(...log.problems);
    log.executions.forEach((events, i) => {
      const together = executions[i] ?? [];
      executions[i] = together;
      for (const event of events) together.push(event);
    });
    for (let i = log.heading; i < lines.length; i++) {
      if (log.understood[i]) matched++;
      else if ((lines[i] ?? "").trim() !== "") unmatched++;
    }
    files.push({ name: one.name, lines, understood: log.understood });
  });
  const name = given[0]?.name ?? "";
  const all = executions.flat();
  if (all.length === 0)
    throw new Unreadable(name, null, "no line has a host and a clock as the log's expression says");
  if (all.length > MOST_EVENTS) throw new Unreadable(name, null, `there are more than ${MOST_EVENTS} events`);
  const hosts = [...new Set(all.map(({ host }) => host))];
  const events: RecordEvent[] = [];
  const messages: RecordMessage[] = [];
  let offset = 0;
  for (const [number, list] of executions.entries()) {
    const order = orderOf(list, (file) => given[file]?.name ?? "");
    problems.push(...order.problems);
    const sorted = [...list].sort(
      (a, b) => (order.rank.get(a) ?? 0) - (order.rank.get(b) ?? 0) || a.line - b.line,
    );
    const index = new Map<Logged, number>();
    let last = offset;
    for (const event of sorted) {
      index.set(event, events.length);
      last = offset + (order.rank.get(event) ?? 0);
      events.push(drawn(event, hosts.indexOf(event.host), last, executions.length > 1 ? number + 1 : null));
    }
    for (const [from, to] of order.edges)
      messages.push({ from: index.get(from) ?? 0, to: index.get(to) ?? 0, label: "", again: false });
    offset = last + 2;
  }
  return {
    kind: "shiviz",
    files,
    lanes: hosts.map((host) => ({ name: host, group: host })),
    events,
    messages,
    matched,
    unmatched,
    problems,
    axis: "order",
    facts: { processes: hosts, executions: executions.length },
  };
}

function drawn(event: Logged, lane: number, rank: number, execution: number | null): RecordEvent {
  const clock = [...event.clock].map(([host, count]) => `${host}: ${count}`).join(", ");
  const when = event.timestamp === null ? "" : ` at ${event.timestamp}`;
  return {
    lane,
    atMs: rank,
    endMs: rank,
    label: short(event.text, 40),
    text: `${execution === null ? "" : `Execution ${execution}. `}${event.host}${when}: ${short(event.text, 200)}. Its clock is {${short(clock, 200)}}.`,
    file: event.file,
    line: event.line,
    tone: "plain",
  };
}
