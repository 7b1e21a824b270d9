import type { Delay } from "../world/delay.ts";
import { parseMessageName } from "../world/message-name.ts";
import { parseCommand } from "./command.ts";
import type { Format } from "./format.ts";
import { pathOf, shown, type Problem } from "./problem.ts";
import { processIds, rootOf, type Intervention, type Scenario } from "./scenario.ts";

type Keys = readonly (string | number)[];

/** Checks that a schema cannot express: names that must exist or differ, and numbers that depend on each other. */
export function crossChecks(scenario: Scenario, format: Format): Problem[] {
  const ids = processIds(scenario);
  const known = new Set(ids);
  return [
    ...repeated(ids).map((index) => {
      const key = "name" in (scenario.processes[index] ?? {}) ? "name" : "id";
      return problem(["processes", index, key], `is listed twice: ${shown(ids[index])}`);
    }),
    ...(format.problems?.(scenario) ?? []),
    ...delayProblems(["network", "delay"], scenario.network.delay),
    ...linkProblems(scenario, known),
    ...scenario.interventions.flatMap((intervention, index) => [
      ...interventionProblems(["interventions", index], intervention, known),
      ...byteProblems(["interventions", index, "do"], intervention, format.sendsSegments(scenario)),
    ]),
    ...(scenario.schedule ?? []).flatMap((words, index) => scheduleProblems(words, index, known)),
  ];
}

/** The problem at the place that the keys lead to. */
export function problem(keys: Keys, message: string): Problem {
  return { path: pathOf(keys), message };
}

function repeated(names: readonly string[]): number[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (seen.has(name)) return [index];
    seen.add(name);
    return [];
  });
}

/** Tells that `name` is no process of the scenario, and that none of them has started it; empty where it is. */
export function unknown(keys: Keys, name: string, known: ReadonlySet<string>): Problem[] {
  if (rootOf([...known], name) !== null) return [];
  return [problem(keys, `no process ${shown(name)}: there are ${shownSome([...known])}`)];
}

function shownSome(names: readonly string[]): string {
  const some = names.slice(0, 8).map((name) => shown(name));
  return [...some, ...(names.length > 8 ? ["…"] : [])].join(", ");
}

function delayProblems(keys: Keys, delay: Delay): Problem[] {
  if (delay.kind !== "uniform" || delay.minMs <= delay.maxMs) return [];
  return [problem([...keys, "maxMs"], `must be at least minMs (${delay.minMs}), is ${delay.maxMs}`)];
}

function linkProblems(scenario: Scenario, known: ReadonlySet<string>): Problem[] {
  const seen = new Set<string>();
  return scenario.network.links.flatMap(({ from, to, delay }, index) => {
    const keys = ["network", "links", index];
    const problems = [
      ...unknown([...keys, "from"], from, known),
      ...unknown([...keys, "to"], to, known),
      ...delayProblems([...keys, "delay"], delay),
    ];
    if (from === to) problems.push(problem(keys, `a process has no link to itself (${shown(from)})`));
    const name = JSON.stringify([from, to]);
    if (seen.has(name))
      problems.push(problem(keys, `the link from ${shown(from)} to ${shown(to)} is listed twice`));
    seen.add(name);
    return problems;
  });
}

function interventionProblems(keys: Keys, intervention: Intervention, known: ReadonlySet<string>): Problem[] {
  if ("message" in intervention) return messageProblems([...keys, "message"], intervention.message, known);
  if (intervention.do !== "partition") return unknown([...keys, "process"], intervention.process, known);
  const { groups, fromMs, untilMs } = intervention;
  const problems = groups.flatMap((group, g) =>
    group.flatMap((id, i) => unknown([...keys, "groups", g, i], id, known)),
  );
  const all = groups.flat();
  for (const index of repeated(all)) {
    problems.push(problem([...keys, "groups"], `process ${shown(all[index])} is listed twice`));
  }
  if (untilMs < fromMs)
    problems.push(problem([...keys, "untilMs"], `must be at least fromMs (${fromMs}), is ${untilMs}`));
  return problems;
}

/** Only segments have bytes. */
function byteProblems(keys: Keys, intervention: Intervention, hasSegments: boolean): Problem[] {
  if (hasSegments) return [];
  if (intervention.do === "cut")
    return [problem(keys, "cuts a segment in two, but this run sends whole messages")];
  if (intervention.do !== "change-byte") return [];
  return [problem(keys, "changes a byte of a segment, but this run sends whole messages")];
}

function scheduleProblems(words: string, index: number, known: ReadonlySet<string>): Problem[] {
  const keys = ["schedule", index];
  const command = parseCommand(words);
  if (!command)
    return [problem(keys, `must be a command like "1 ask" or "deliver 1>2#1", is ${shown(words)}`)];
  if ("message" in command) return messageProblems(keys, command.message, known);
  return "process" in command ? unknown(keys, command.process, known) : [];
}

function messageProblems(keys: Keys, name: string, known: ReadonlySet<string>): Problem[] {
  const parts = parseMessageName(name);
  if (!parts) return [problem(keys, `must be a message's name like "1>2#1", is ${shown(name)}`)];
  const problems = [...unknown(keys, parts.from, known), ...unknown(keys, parts.to, known)];
  if (parts.from === parts.to) problems.push(problem(keys, `no process sends to itself (${shown(name)})`));
  return problems;
}
