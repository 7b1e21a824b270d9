import { interestingSteps } from "../../store/interesting.ts";
import type { Run } from "../../store/run.ts";

export interface Tick {
  readonly step: number;
  readonly process: number;
  readonly interesting: boolean;
  readonly broken: boolean;
}

/** More marks than this are no longer told apart on any screen. */
const most = 300;
/** From here on marks are so near to each other that all of them are thin strokes. */
const crowd = 80;

export function isCrowded(ticks: readonly Tick[]): boolean {
  return ticks.length > crowd;
}

/**
 * The marks of a scrubber: every step of a short run; of a long one the steps that break a check, then as many of
 * the interesting ones as there is room for, evenly chosen.
 */
export function tickList(run: Run): readonly Tick[] {
  const { steps } = run.trace;
  const interesting = new Set(interestingSteps(run));
  const broken = new Set(run.checks.map((check) => check.step));
  const tick = (step: number): Tick => ({
    step,
    process: steps[step]?.process ?? -1,
    interesting: interesting.has(step),
    broken: broken.has(step),
  });
  if (steps.length <= most) return steps.map(({ index }) => tick(index));
  const apart = Math.ceil(interesting.size / most);
  const chosen = [...interesting].filter((_, index) => index % apart === 0);
  const breaks = [...broken].filter((step) => step !== null);
  return [...new Set([...chosen, ...breaks])].sort((a, b) => a - b).map(tick);
}
