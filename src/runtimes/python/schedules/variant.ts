import type { Turn } from "../../../contract/order.ts";
import type { Intervention } from "../../../scenario/scenario.ts";
import type { Scheduler } from "../scheduler.ts";

/** What is different from the scenario as it stands in one of its runs. */
export interface Variant {
  /** Which thread goes on where it is not the usual one. */
  readonly turns: readonly Turn[];
  /** What happens to messages: cuts, delays, losses. */
  readonly interventions: readonly Intervention[];
}

/** How a run ended. */
export type OutcomeKind = "ok" | "exception" | "stuck" | "limit";

/** What a run came to, as far as its user sees it. */
export interface Observed {
  readonly kind: OutcomeKind;
  /** The checks that it breaks although it may have ended well. */
  readonly broken: readonly string[];
  /** The same for two runs that came to the same. */
  readonly key: string;
}

/** A message that was sent in a run. */
export interface Sent {
  readonly name: string;
  readonly isDatagram: boolean;
  /** How many bytes of data it carried. */
  readonly bytes: number;
}

export interface Ran<Outcome extends Observed> {
  readonly observed: Outcome;
  readonly sent: readonly Sent[];
  readonly processes: readonly string[];
  readonly endMs: number;
}

/** Runs the programs once. */
export type Run<Outcome extends Observed> = (variant: Variant, scheduler: Scheduler) => Promise<Ran<Outcome>>;

/** One way for the runs to end, and how it came about. */
export interface Found<Outcome extends Observed> {
  readonly observed: Outcome;
  /** How many of the schedules came to it. */
  readonly count: number;
  /** The shortest way to it that was found. */
  readonly variant: Variant;
}

/** How many things were done to a run: the fewer, the easier it is to understand. */
export function sizeOf({ turns, interventions }: Variant): number {
  return turns.length + interventions.length;
}

/** Whether nothing is wrong with what a run came to. */
export function isGood({ kind, broken }: Pick<Observed, "kind" | "broken">): boolean {
  return kind === "ok" && broken.length === 0;
}

/** The schedule of the run that went well in the simplest way; null where none did. */
export function goodVariant(
  all: readonly { readonly observed: Pick<Observed, "kind" | "broken">; readonly variant: Variant }[],
): Variant | null {
  const good = all.filter(({ observed }) => isGood(observed));
  return good.toSorted((a, b) => sizeOf(a.variant) - sizeOf(b.variant))[0]?.variant ?? null;
}
