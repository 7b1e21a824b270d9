import type { Json } from "../../src/base/words.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import { checkScenario } from "../../src/experiments/files.ts";

/** The example of scenario.md, with everything that a file can have. */
export const example = {
  version: 1,
  experiment: "ricart-agrawala",
  title: "Two nodes, the handout's timestamps",
  seed: 1,
  limitMs: 60000,
  stepsMax: 1000000,
  network: {
    delay: { kind: "constant", ms: 10 },
    order: "fifo",
    loss: 0,
    duplicate: 0,
    links: [{ from: "1", to: "2", delay: { kind: "uniform", minMs: 5, maxMs: 15 } }],
  },
  interventions: [
    { do: "drop", message: "1>2#1" },
    { do: "delay", message: "1>2#2", byMs: 40 },
    { do: "deliver", message: "2>1#2", atMs: 31.5 },
    { do: "duplicate", message: "2>1#1", afterMs: 5 },
    { do: "crash", process: "3", atMs: 25 },
    { do: "restart", process: "3", atMs: 90 },
    { do: "set-clock", process: "2", atMs: 40, byMs: -500 },
    { do: "partition", groups: [["1"], ["2", "3"]], fromMs: 10, untilMs: 60 },
  ],
  processes: [
    { id: "1", highest: 4, requests: [{ atMs: 0, holdMs: 20 }] },
    { id: "2", highest: 3, requests: [{ atMs: 0, holdMs: 20 }] },
    { id: "3", highest: 0, requests: [] },
  ],
  options: {
    order: "timestamp-id",
    raiseHighest: true,
    deferWhenHeld: true,
    clearDeferredEarly: false,
    transport: "messages",
    failures: { kind: "none" },
  },
} as const satisfies Json;

/** The keys of a path like `processes[0].id`. */
function keysOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((key) => key !== "");
}

type Tree = Record<string, Json>;

/** The example with another value at `path`; `undefined` takes the key away. */
export function changed(path: string, value: Json | undefined, from: Json = example): Json {
  const whole = structuredClone(from);
  const keys = keysOf(path);
  const last = keys.pop() ?? "";
  const parent = keys.reduce<Json>((tree, key) => (tree as Tree)[key] ?? null, whole) as Tree;
  if (value === undefined) delete parent[last];
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  return whole;
}

/** What is wrong with a file's value, in the words of the command line, or "fine". */
export function told(value: unknown): string {
  const result = checkScenario(value);
  return result.ok ? "fine" : tellAll(result.problems);
}
