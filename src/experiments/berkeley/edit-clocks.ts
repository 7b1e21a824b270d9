import { limits } from "../../contract/limits.ts";
import type { ProcessId } from "../../base/words.ts";
import { partsWithout } from "../../scenario/edit-processes.ts";
import { clockMsOf, type BerkeleyProcess, type BerkeleyScenario } from "./scenario.ts";

const CLOCK_MOST_MS = 9e12;

/** The scenario with another reading of one clock at true time 0; a clock in seconds stays one in seconds. */
export function withClockMs(scenario: BerkeleyScenario, index: number, clockMs: number): BerkeleyScenario {
  const most = Math.max(-CLOCK_MOST_MS, Math.min(CLOCK_MOST_MS, clockMs));
  return withProcess(scenario, index, ({ id, driftPpm, clockSeconds }) =>
    clockSeconds === undefined
      ? { id, clockMs: most, driftPpm }
      : { id, clockSeconds: Number((most / 1000).toFixed(6)), driftPpm },
  );
}

/** The scenario with another drift of one clock, kept within what a scenario may have. */
export function withDrift(scenario: BerkeleyScenario, index: number, driftPpm: number): BerkeleyScenario {
  const most = Math.max(-limits.driftPpm, Math.min(limits.driftPpm, driftPpm));
  return withProcess(scenario, index, (process) => ({ ...process, driftPpm: most }));
}

/** The scenario with what a right clock reads at true time 0 as `right` has it, or without where that has none. */
export function withRightClock(
  scenario: BerkeleyScenario,
  { rightClockMs, rightClockSeconds }: Pick<BerkeleyScenario, "rightClockMs" | "rightClockSeconds">,
): BerkeleyScenario {
  const { rightClockMs: _ms, rightClockSeconds: _seconds, ...rest } = scenario;
  return {
    ...rest,
    ...(rightClockMs === undefined ? {} : { rightClockMs }),
    ...(rightClockSeconds === undefined ? {} : { rightClockSeconds }),
  };
}

/** The scenario with one clock more, which has the next number and the average of the others' readings. */
export function withClock(scenario: BerkeleyScenario): BerkeleyScenario {
  const { processes } = scenario;
  const highest = Math.max(0, ...processes.map(({ id }) => Number(id)));
  const isSeconds = processes.every(({ clockSeconds }) => clockSeconds !== undefined);
  const averageMs = processes.reduce((sum, each) => sum + clockMsOf(each), 0) / processes.length;
  const clock = isSeconds
    ? { clockSeconds: Number((averageMs / 1000).toFixed(1)) }
    : { clockMs: Math.round(averageMs) };
  return { ...scenario, processes: [...processes, { id: String(highest + 1), ...clock, driftPpm: 0 }] };
}

/** The scenario without a clock, and without all that speaks of it. */
export function withoutClock(scenario: BerkeleyScenario, id: ProcessId): BerkeleyScenario {
  const { options, processes } = scenario;
  return {
    ...scenario,
    ...partsWithout(scenario, id),
    processes: processes.filter((each) => each.id !== id),
    options: { ...options, master: options.master === id ? null : options.master },
  };
}

function withProcess(
  scenario: BerkeleyScenario,
  index: number,
  change: (process: BerkeleyProcess) => BerkeleyProcess,
): BerkeleyScenario {
  const processes = scenario.processes.map((process, i) => (i === index ? change(process) : process));
  return { ...scenario, processes };
}
