import type { Order } from "../../../contract/order.ts";
import { written } from "../scheduler.ts";
import { sizeOf, type Found, type Observed, type Run, type Variant } from "./variant.ts";

/** So many runs are spent on making one schedule shorter. */
const MOST_RUNS = 150;

/**
 * The schedule without what is not needed to come to the same: halves, quarters and so on are left out, down to single
 * turns (delta debugging: Zeller and Hildebrandt, IEEE TSE 2002).
 */
export async function shortened<Outcome extends Observed>(
  run: Run<Outcome>,
  preempt: Order["preempt"],
  { observed, variant }: Found<Outcome>,
  isStopped: () => boolean,
): Promise<Variant> {
  let shortest = variant;
  const budget = { left: MOST_RUNS };
  const comesToTheSame = async (candidate: Variant): Promise<boolean> => {
    budget.left--;
    const ran = await run(candidate, written({ preempt, turns: candidate.turns }));
    return ran.observed.key === observed.key;
  };
  for (let size = Math.ceil(sizeOf(shortest) / 2); size >= 1 && budget.left > 0 && !isStopped();) {
    let isShorter = false;
    for (let from = 0; from < sizeOf(shortest) && budget.left > 0;) {
      const candidate = without(shortest, from, size);
      if (await comesToTheSame(candidate)) {
        shortest = candidate;
        isShorter = true;
      } else from += size;
    }
    if (size === 1 && !isShorter) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return shortest;
}

/** Without so many of its parts, counted from `from`: first the messages' mishaps, then the turns. */
function without({ turns, interventions }: Variant, from: number, count: number): Variant {
  const stays = (_part: unknown, index: number) => index < from || index >= from + count;
  return {
    interventions: interventions.filter(stays),
    turns: turns.filter((part, index) => stays(part, index + interventions.length)),
  };
}
