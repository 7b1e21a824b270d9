import { at } from "../../../base/invariant.ts";
import type { Order } from "../../../contract/order.ts";
import { written, type Scheduler } from "../scheduler.ts";
import { Chance } from "./chance.ts";
import { Log } from "./log.ts";
import { mishaps, type Allowed } from "./mishaps.ts";
import { shortened } from "./shortened.ts";
import { priorities, randomWalk } from "./strategies.ts";
import { Systematic } from "./systematic.ts";
import { sizeOf, type Found, type Observed, type Ran, type Run, type Variant } from "./variant.ts";

/** Bugs of up to this depth are looked for: more ordered events than that are rarely needed. */
const DEEPEST = 4;

export type Strategy = "orders" | "walk" | "priorities";

/** One after the other: half of the runs are systematic. */
const all: readonly Strategy[] = ["orders", "walk", "orders", "priorities"];

export interface Wanted extends Allowed {
  /** How many schedules are tried at most. */
  readonly schedules: number;
  readonly seed: number;
  readonly preempt: Order["preempt"];
  /** Whether the processes share nothing but the network: then orders that come to the same are tried once. */
  readonly apart?: boolean;
  /** Absent: all of them, by turns. */
  readonly strategies?: readonly Strategy[];
  /** Schedules that are tried first: those that an earlier search found. */
  readonly first?: readonly Variant[];
}

export interface Tried<Outcome extends Observed> {
  readonly schedules: number;
  /** The largest bound on preemptions within which every order of the threads was tried; null: none. */
  readonly bound: number | null;
  /** Whether there are no more orders than those that were tried, whatever the bound. */
  readonly isAll: boolean;
  /** The most frequent first. */
  readonly outcomes: readonly Found<Outcome>[];
}

export interface Hears<Outcome extends Observed> {
  /** After a run that came to what no run came to before. The search waits for it. */
  readonly found?: (outcome: Found<Outcome>, all: readonly Found<Outcome>[]) => Promise<void>;
  /** After each run. */
  readonly progress?: (schedules: number, outcomes: readonly Found<Outcome>[]) => void;
  readonly isStopped?: () => boolean;
}

/**
 * Runs the same programs under many schedules and groups what they come to: the run as it stands, then by turns a
 * systematic search with more and more preemptions, priorities by chance, and a random walk. Where messages can be cut,
 * late or lost, the last two have that happen too.
 */
export function search<Outcome extends Observed>(
  run: Run<Outcome>,
  wanted: Wanted,
  hears: Hears<Outcome> = {},
): Promise<Tried<Outcome>> {
  return new Search(run, wanted, hears).all();
}

class Search<Outcome extends Observed> {
  readonly #run: Run<Outcome>;
  readonly #wanted: Wanted;
  readonly #hears: Hears<Outcome>;
  readonly #chance: Chance;
  readonly #systematic: Systematic;
  readonly #outcomes = new Map<string, { observed: Outcome; count: number; variant: Variant }>();
  #schedules = 0;
  /** The run as it stands. */
  #plain: Ran<Outcome> | null = null;
  /** The most points that a run has passed. */
  #points = 1;
  #bound: number | null = null;
  #isAll = false;

  constructor(run: Run<Outcome>, wanted: Wanted, hears: Hears<Outcome>) {
    this.#run = run;
    this.#wanted = wanted;
    this.#hears = hears;
    this.#chance = new Chance(wanted.seed, "schedules");
    this.#systematic = new Systematic(
      wanted.preempt,
      new Chance(wanted.seed, "orders"),
      wanted.apart ?? false,
    );
  }

  async all(): Promise<Tried<Outcome>> {
    const { strategies = all, first = [], preempt } = this.#wanted;
    for (const variant of first) {
      if (this.#isOver()) break;
      await this.#note(await this.#run(variant, written({ preempt, turns: variant.turns })), variant);
    }
    for (let turn = 0; !this.#isOver(); turn++) {
      // The first run is the one as it stands: its messages are those that something may happen to.
      const strategy = this.#plain ? at(strategies, turn % strategies.length) : "orders";
      if (strategy !== "orders") await this.#byChance(this.#scheduler(strategy));
      else if (!this.#isAll) await this.#byOrder();
    }
    const found: Found<Outcome>[] = [];
    for (const outcome of this.#sorted()) {
      const variant = await shortened(this.#run, preempt, outcome, () => this.#isStopped());
      found.push({ ...outcome, variant });
    }
    return { schedules: this.#schedules, bound: this.#bound, isAll: this.#isAll, outcomes: found };
  }

  #isOver(): boolean {
    if (this.#schedules >= this.#wanted.schedules || this.#isStopped()) return true;
    return this.#isAll && !this.#canVary();
  }

  #isStopped(): boolean {
    return this.#hears.isStopped?.() ?? false;
  }

  /** Whether anything but the order of the threads can differ. */
  #canVary(): boolean {
    if (!this.#plain) return true;
    return this.#wanted.kills > 0 || this.#plain.sent.some(({ bytes }) => bytes > 0);
  }

  #scheduler(strategy: Exclude<Strategy, "orders">): Scheduler {
    const { preempt } = this.#wanted;
    if (strategy === "walk") return randomWalk(preempt, this.#chance, this.#points);
    return priorities(preempt, this.#chance, 1 + this.#chance.below(DEEPEST), this.#points);
  }

  async #byChance(scheduler: Scheduler): Promise<void> {
    const log = new Log(scheduler);
    const { sent = [], processes = [], endMs = 0 } = this.#plain ?? {};
    const interventions = mishaps(this.#chance, this.#wanted, sent, processes, endMs);
    const ran = await this.#run({ turns: [], interventions }, log);
    await this.#note(ran, { turns: log.turns(), interventions });
  }

  async #byOrder(): Promise<void> {
    const before = this.#systematic.bound;
    const next = this.#systematic.next();
    if (next) {
      const variant = { turns: next.turns, interventions: [] };
      const ran = await this.#run(variant, next.log);
      next.learn();
      this.#points = Math.max(this.#points, next.log.points);
      this.#plain ??= ran;
      await this.#note(ran, variant);
    }
    const after = this.#systematic.bound;
    if (this.#systematic.isCut || this.#isStopped()) return;
    if (before !== null && (after === null || after > before)) this.#bound = before;
    this.#isAll = after === null;
  }

  async #note({ observed }: Ran<Outcome>, variant: Variant): Promise<void> {
    // A run that was stopped half-way has come to nothing.
    if (this.#isStopped()) return;
    this.#schedules++;
    const known = this.#outcomes.get(observed.key);
    if (!known) {
      const found = { observed, count: 1, variant };
      this.#outcomes.set(observed.key, found);
      await this.#hears.found?.(found, this.#sorted());
    } else {
      known.count++;
      if (sizeOf(variant) < sizeOf(known.variant)) known.variant = variant;
    }
    this.#hears.progress?.(this.#schedules, this.#sorted());
  }

  #sorted(): Found<Outcome>[] {
    return [...this.#outcomes.values()]
      .map((outcome) => ({ ...outcome }))
      .sort((a, b) => b.count - a.count || sizeOf(a.variant) - sizeOf(b.variant));
  }
}

/** What of all schedules was tried, in words. */
export function boundWords({ bound, isAll }: Pick<Tried<Observed>, "bound" | "isAll">): string {
  if (isAll) return "every order of the threads was tried";
  if (bound === null) return "only some orders of the threads were tried";
  if (bound === 0) return "every order of the threads without a preemption was tried";
  return `every order of the threads with at most ${bound} preemption${bound === 1 ? "" : "s"} was tried`;
}
