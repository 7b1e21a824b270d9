import { canonicalJson } from "../base/canonical-json.ts";
import type { Order } from "../contract/order.ts";
import { TIME_STANDS } from "../scenario/command.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Difference } from "./difference.ts";
import { interventionWords } from "./interventions.ts";
import type { Names } from "./names.ts";
import { limitWords, networkWords } from "./parameter-words.ts";

/** In what `to` is not as `from`, with the interventions that it has more. */
export function differences(from: Scenario, to: Scenario, names: Names): Difference[] {
  const named = names.changes.renamed?.(from, to, names).from ?? from;
  return [...parameterDifferences(from, to, names), ...interventionDifferences(named, to, names)];
}

/** The same without the interventions. */
export function parameterDifferences(before: Scenario, to: Scenario, names: Names): Difference[] {
  const { changes } = names;
  const { from, all: renamed } = changes.renamed?.(before, to, names) ?? { from: before, all: [] };
  const all = [...renamed];
  for (const key of ["title", "seed", "limitMs", "stepsMax"] as const) {
    if (from[key] === to[key]) continue;
    all.push({ key, words: limitWords(key, to[key]), back: { ...to, [key]: from[key] } });
  }
  if (!isSame(from.schedule, to.schedule)) all.push(scheduleDifference(from, to));
  if (!isSame(orderOf(from), orderOf(to))) all.push(orderDifference(from, to));
  for (const key of ["delay", "order", "loss", "duplicate", "links"] as const) {
    if (isSame(from.network[key], to.network[key])) continue;
    const back = { ...to, network: { ...to.network, [key]: from.network[key] } };
    all.push({ key: `network.${key}`, words: networkWords(key, to.network), back });
  }
  return [...all, ...optionDifferences(from, to, names), ...processDifferences(from, to, names)];
}

function scheduleDifference(from: Scenario, to: Scenario): Difference {
  const { schedule: _now, ...rest } = to;
  const back = from.schedule ? { ...rest, schedule: from.schedule } : rest;
  const steps = to.schedule?.filter((words) => words !== TIME_STANDS).length;
  const words =
    steps === undefined
      ? "Time decides the order"
      : `The order of its ${steps === 1 ? "one step" : `${steps} steps`} is chosen by hand`;
  return { key: "schedule", words, back };
}

function orderOf(scenario: Scenario): Order | undefined {
  return "order" in scenario ? scenario.order : undefined;
}

function orderDifference(from: Scenario, to: Scenario): Difference {
  const { order: _now, ...rest } = { order: null, ...to };
  const was = orderOf(from);
  const back: object = was ? { ...rest, order: was } : rest;
  const words = orderOf(to)
    ? "The threads run in another order"
    : "Each thread runs from one wait to the next";
  return { key: "order", words, back: back as Scenario };
}

function optionDifferences(from: Scenario, to: Scenario, { changes }: Names): Difference[] {
  const was: Readonly<Record<string, unknown>> = { ...from.options };
  const is: Readonly<Record<string, unknown>> = { ...to.options };
  return Object.keys({ ...was, ...is }).flatMap((key) => {
    if (isSame(was[key], is[key])) return [];
    const { [key]: _now, ...rest } = is;
    const options = was[key] === undefined ? rest : { ...is, [key]: was[key] };
    const back: object = { ...to, options };
    return [{ key: `options.${key}`, words: changes.optionWords(to, key), back: back as Scenario }];
  });
}

function processDifferences(from: Scenario, to: Scenario, names: Names): readonly Difference[] {
  if (names.changes.processes) return names.changes.processes(from, to, names);
  if (isSame(from.processes, to.processes)) return [];
  const back: object = { ...to, processes: from.processes };
  return [{ key: "processes", words: "The programs are changed", back: back as Scenario }];
}

function interventionDifferences(from: Scenario, to: Scenario, names: Names): Difference[] {
  if (isSame(from.interventions, to.interventions)) return [];
  const before = new Set(from.interventions.map((each) => textOf(each)));
  const now = new Set(to.interventions.map((each) => textOf(each)));
  const back = { ...to, interventions: from.interventions };
  const more = to.interventions.filter((each) => !before.has(textOf(each)));
  const less = from.interventions.filter((each) => !now.has(textOf(each)));
  return [
    ...more.map((each) => interventionWords(each, names)),
    ...less.map((each) => `Removed: ${interventionWords(each, names)}`),
  ].map((words) => ({ key: `intervention ${words}`, words, back }));
}

function isSame(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

function textOf(value: unknown): string {
  return canonicalJson(value ?? null);
}
