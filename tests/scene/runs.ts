import type { Reader } from "../../src/contract/reader.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { node, type ScenarioFile } from "../support/scenario.ts";
import { run, subjectOf } from "../support/run.ts";

/** Runs that are hard to draw, each for a reason of its own. */
export const hostile: Readonly<Record<string, ScenarioFile>> = {
  "one node that wants nothing": { processes: [node("1")] },
  "one node": { processes: [node("1", [0, 20])] },
  "everything at one moment": {
    network: { delay: { kind: "constant", ms: 0 } },
    processes: ["1", "2", "3", "4"].map((id) => node(id, [0, 0], [0, 0])),
  },
  "ten minutes a message": {
    limitMs: 86_400_000,
    network: { delay: { kind: "constant", ms: 600_000 } },
    processes: [node("1", [0, 1]), node("2", [0, 1]), node("3", [1, 0])],
  },
  "cut off while messages are under way": {
    limitMs: 5,
    network: { delay: { kind: "constant", ms: 50 } },
    processes: [node("1", [0, 20]), node("2", [0, 20])],
  },
  "everything is lost": {
    network: { loss: 1 },
    processes: [node("1", [0, 20]), node("2", [0, 20])],
  },
  "a crash for good": {
    interventions: [{ do: "crash", process: "2", atMs: 0 }],
    processes: [node("1", [0, 20]), node("2", [0, 20]), node("3", [30, 20])],
  },
  "two inside": {
    options: { deferWhenHeld: false },
    processes: [node("1", [0, 100]), node("2", [30, 100])],
  },
  "sixty-four processes": {
    stepsMax: 3000,
    processes: Array.from({ length: 64 }, (_, index) => node(String(index + 1), [0, 5])),
  },
};

export function drawn(file: ScenarioFile): {
  trace: Trace;
  reader: Reader<unknown, unknown>;
  names: string[];
} {
  const trace = run(file);
  const names = trace.processes.map((id) => `Node ${id}`);
  return { trace, reader: subjectOf(trace.scenario).reader, names };
}

/** What no picture can be drawn from: numbers that are none, and texts made of such, each with the way to it. */
export function undrawable(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === "string") return /NaN|undefined|Infinity/.test(value) ? [`${path} is ${value}`] : [];
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => undrawable(inner, `${path}.${key}`));
}

/** The page's three sizes, as the stage and the diagram have them. */
export const stageSizes = [
  { width: 859, height: 322 },
  { width: 1380, height: 560 },
  { width: 390, height: 236 },
] as const;

export const diagramSizes = [
  { width: 859, height: 243 },
  { width: 1380, height: 420 },
  { width: 390, height: 202 },
] as const;
