import type { Work } from "../base/work.ts";
import { timesOf } from "../scene/time-axis.ts";
import { looksOf } from "../scene/kind-look.ts";
import { widestLabel } from "../scene/widest-label.ts";
import { spansIn } from "../scene/spans.ts";
import { mishapsOf } from "../trace/mishaps.ts";
import { interestingIn } from "./interesting.ts";
import type { Run } from "./run.ts";

/** A run of more steps than this is not shown before all that follows is derived of it. */
const longSteps = 20_000;

const own: ((run: Run) => Work<unknown>)[] = [];

/** Adds what an experiment's parts of the page ask of a run; called once, when those parts are loaded. */
export function deriveToo(derive: (run: Run) => Work<unknown>): void {
  own.push(derive);
}

/**
 * Derives what the page asks of a run as a whole, a part at a time: the first frame of a long run would stand still for
 * seconds. Of a short run each of these is derived when it is first asked for.
 */
export function* derivation(run: Run): Work<void> {
  const { trace, subject } = run;
  if (trace.steps.length <= longSteps) return;
  yield* run.deriving();
  mishapsOf(trace);
  yield;
  timesOf(trace);
  yield;
  looksOf(trace, subject.reader);
  yield;
  widestLabel(trace, subject.reader);
  yield;
  yield* spansIn(trace, subject.reader);
  yield* interestingIn(run);
  for (const derive of own) yield* derive(run);
}
