import { at } from "../../base/invariant.ts";
import { pythonRound, pythonSum, secondsToMs } from "../../base/python-numbers.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Answer, Config, Decision, Judged, OpenRound } from "./state.ts";

/**
 * The decision of a round: which offsets the average uses, the average, and each clock's adjustment.
 *
 * The average leaves out an answer whose round trip took longer than `rttMaxMs`. A fault-tolerant average also
 * leaves out every reading outside the largest set within γ of each other (R. Gusella, S. Zatti, IEEE TSE 15(7),
 * 1989, section II). A clock that is left out, even the master, still gets its adjustment.
 */
export function decide({ round, answers }: OpenRound, config: Config): Decision {
  const judged = judge(inOrder(answers, config), config);
  const offsets = judged.filter(({ used }) => used).map(({ offsetMs }) => offsetMs);
  const targetMs = pythonSum(offsets) / offsets.length;
  const amountsMs: Record<ProcessId, number> = {};
  for (const { process, offsetMs } of judged) amountsMs[process] = rounded(targetMs - offsetMs, config);
  return { round, answers: judged, targetMs, amountsMs };
}

/** In the order of the scenario's processes. */
function inOrder(answers: readonly Answer[], { processes }: Config): Answer[] {
  const answerOf = new Map<ProcessId, Answer>();
  for (const answer of answers) answerOf.set(answer.process, answer);
  return processes.map((id) => answerOf.get(id)).filter((answer) => answer !== undefined);
}

function judge(answers: readonly Answer[], { rttMaxMs, faultTolerantMs }: Config): Judged[] {
  const isSlow = ({ rttMs }: Answer) => rttMaxMs !== null && rttMs > rttMaxMs;
  const quick = answers.filter((answer) => !isSlow(answer));
  const agreeing = faultTolerantMs === null ? null : largestWithin(quick, faultTolerantMs);
  return answers.map((answer) => {
    if (isSlow(answer)) return judged(answer, `round trip over ${rttMaxMs} ms`);
    if (!agreeing || agreeing.has(answer)) return judged(answer, null);
    return judged(answer, `not in the largest set within ${faultTolerantMs} ms`);
  });
}

function judged({ process, readingMs, rttMs, offsetMs }: Answer, why: string | null): Judged {
  return { process, readingMs, rttMs, offsetMs, used: why === null, why };
}

/**
 * The largest set of answers whose offsets are all within `gammaMs` of one another; among sets of equal size the
 * one with the least spread, then the lowest. Such a set is a run of neighbours in the order of the offsets.
 */
function largestWithin(answers: readonly Answer[], gammaMs: number): ReadonlySet<Answer> {
  const sorted = answers.toSorted((a, b) => a.offsetMs - b.offsetMs);
  let best = { from: 0, size: 0, spread: 0 };
  let to = 0;
  for (const [from, { offsetMs }] of sorted.entries()) {
    while (to < sorted.length && at(sorted, to).offsetMs - offsetMs <= gammaMs) to++;
    const size = to - from;
    const spread = at(sorted, to - 1).offsetMs - offsetMs;
    if (size > best.size || (size === best.size && spread < best.spread)) best = { from, size, spread };
  }
  return new Set(sorted.slice(best.from, best.from + best.size));
}

function rounded(amountMs: number, { roundSeconds }: Config): number {
  return roundSeconds === null ? amountMs : secondsToMs(pythonRound(amountMs / 1000, roundSeconds));
}
