import type { ProcessId } from "../../../base/words.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import { sourceOf } from "./own.ts";

/** So many names of a process can be watched. */
export const WATCH_MOST = 8;

/** Whether a text is a name with attributes, as Python has them: nothing is computed or called for it. */
export function isWatchable(text: string): boolean {
  return text.length <= 100 && /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(text);
}

/** The scenario in which a name of a process is watched, or is no longer. */
export function withWatch(scenario: Scenario, process: ProcessId, name: string, isOn: boolean): Scenario {
  const source = sourceOf(scenario, process);
  if (scenario.experiment !== "sockets" || !source) return scenario;
  const { watch: before = [], ...rest } = source;
  const others = before.filter((other) => other !== name);
  const watch = isOn ? [...others, name].slice(-WATCH_MOST) : others;
  const python = watch.length > 0 ? { ...rest, watch } : rest;
  return {
    ...scenario,
    processes: scenario.processes.map((one) => (one.name === process ? { ...one, python } : one)),
  };
}
