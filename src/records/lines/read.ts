import {
  MOST_EVENTS,
  Unreadable,
  type GivenFile,
  type Imported,
  type RecordEvent,
  type RecordMessage,
} from "../record.ts";
import { countBlank, linesOf, short, textOf, withoutColours } from "../text/text.ts";
import { berkeleyVerdicts } from "./berkeley.ts";
import { findIn, type Found } from "./found.ts";
import type { OwnPatterns } from "./own-patterns.ts";
import { known, lineExperiments, type LineExperiment, type Pattern } from "./patterns.ts";
import { judge } from "./ricart-agrawala.ts";

/** Lines longer than this are not looked at: nobody prints them for a reader. */
const LONGEST = 20_000;

/** Reads what programs of the lab printed. */
export function readLines(
  given: readonly GivenFile[],
  own: OwnPatterns | null,
  note: (what: string) => void,
): Imported {
  const texts = given.map((file) => linesOf(textOf(file)));
  const { experiment, found } = own
    ? { experiment: own.experiment, found: all(texts, given, own.patterns, note) }
    : guessed(texts, given);
  const name = given[0]?.name ?? "";
  if (found.length === 0)
    throw new Unreadable(name, 1, "no line is one of the lab's, and none fits a pattern");
  if (found.length > MOST_EVENTS)
    throw new Unreadable(name, null, `there are more than ${MOST_EVENTS} events`);
  const files = texts.map((lines, i) => ({
    name: given[i]?.name ?? "",
    lines,
    understood: lines.map(() => false),
  }));
  for (const { file, line } of found) {
    const marks = files[file]?.understood;
    if (marks) marks[line - 1] = true;
  }
  const judged = experiment === "ricart-agrawala" ? judge(found) : null;
  const names = judged?.processes ?? [...new Set(found.flatMap(({ node }) => (node === null ? [] : [node])))];
  const plain = names.length === 0 ? [PRINTER[experiment]] : names;
  const index = new Map(found.map((one, i) => [one, i]));
  const events = found.map((one, i): RecordEvent => ({
    lane: Math.max(0, one.node === null ? 0 : plain.indexOf(one.node)),
    atMs: i,
    endMs: i,
    label: labelOf(one),
    text: short(one.text, 200),
    file: one.file,
    line: one.line,
    tone: one.event === "enter" ? "inside" : "plain",
  }));
  const messages = (judged?.messages ?? []).map(([from, to]): RecordMessage => ({
    from: index.get(from) ?? 0,
    to: index.get(to) ?? 0,
    label: to.event === "reply-received" ? "REPLY" : "REQUEST",
    again: false,
  }));
  const total = texts.reduce((sum, lines) => sum + lines.length - countBlank(lines), 0);
  return {
    kind: "lines",
    files,
    lanes: plain.map((id) => ({ name: /^\d+$/.test(id) ? `Node ${id}` : id, group: id })),
    events,
    messages,
    matched: found.length,
    unmatched: total - found.length,
    problems: [],
    axis: "order",
    facts: {
      experiment,
      processes: names,
      ...(judged
        ? { entries: judged.entries, verdicts: judged.verdicts }
        : experiment === "berkeley"
          ? { verdicts: berkeleyVerdicts(found) }
          : {}),
    },
  };
}

const PRINTER: Readonly<Record<LineExperiment, string>> = {
  "ricart-agrawala": "nodes",
  berkeley: "clocks",
  sockets: "program",
};

function all(
  texts: readonly (readonly string[])[],
  given: readonly GivenFile[],
  patterns: readonly Pattern[],
  note: (what: string) => void,
): Found[] {
  note(`${given[0]?.name ?? ""}: line 1: looking for the patterns in the lines`);
  return texts.flatMap((lines, file) =>
    lines.flatMap((line, i) => {
      if (line.length > LONGEST || line.trim() === "") return [];
      const found = findIn(withoutColours(line), patterns, file, i + 1);
      return found ? [found] : [];
    }),
  );
}

/** The experiment that most lines belong to. */
function guessed(
  texts: readonly (readonly string[])[],
  given: readonly GivenFile[],
): { experiment: LineExperiment; found: Found[] } {
  let best: { experiment: LineExperiment; found: Found[] } = { experiment: "ricart-agrawala", found: [] };
  for (const experiment of lineExperiments) {
    const found = all(texts, given, known[experiment], () => {});
    if (found.length > best.found.length) best = { experiment, found };
  }
  return best;
}

function labelOf({ event, peer, time }: Found): string {
  const words = event.replaceAll("-", " ");
  return `${words}${time === null ? "" : ` ${time}`}${peer === null ? "" : event.endsWith("received") ? ` from ${peer}` : ` to ${peer}`}`;
}

/** How many lines are of the lab's known wordings. */
export function countKnown(lines: readonly string[]): number {
  const patterns = lineExperiments.flatMap((experiment) => known[experiment]);
  let count = 0;
  for (const line of lines)
    if (line.length <= LONGEST && patterns.some(({ expression }) => expression.test(line))) count++;
  return count;
}
