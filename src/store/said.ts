import { interestingSteps, previousOf, stopsBetween } from "./interesting.ts";
import type { Run } from "./run.ts";
import { stepShownMs, type Speed } from "./speed.ts";

/** About as long as it takes to hear a sentence. */
const sentenceMs = 4000;

/**
 * The step to be said aloud while a run plays, when it has come to `cursor` and the last one that was said is `said`;
 * null for none. A sentence is given the time that it takes to be heard. Of the steps that go by meanwhile the latest
 * interesting one is said, where there is one.
 * @param mattersOnly whether only what matters is played
 */
export function saidNext(
  run: Run,
  said: number,
  cursor: number,
  speed: Speed,
  mattersOnly = false,
): number | null {
  if (stopsBetween(run, said, cursor, mattersOnly) * stepShownMs(speed) < sentenceMs) return null;
  const telling = previousOf(interestingSteps(run), cursor + 1);
  return telling !== undefined && telling > said ? telling : cursor;
}
