import type { AnySubject } from "../../../contract/subject.ts";
import type { Accesses } from "../../../contract/python-segment.ts";
import type { Order } from "../../../contract/order.ts";
import type { Trace } from "../../../trace/trace.ts";
import { drive } from "../drive.ts";
import { written } from "../scheduler.ts";
import type { Runner } from "./runner.ts";
import { goodVariant, isGood, type Found, type Observed, type Variant } from "./variant.ts";

/** A run with every line noted, and what there is to know beside it. */
export interface Seen {
  readonly trace: Trace;
  readonly subject: AnySubject;
  readonly accesses: Accesses;
}

/** Says what went wrong in a run. `good`: a run that went well; null where none did, or where this is it. */
export type WhyOf = (seen: Seen, good: Trace | null) => string[];

/** Runs schedules once more, with every line noted, and says what went wrong in them. */
export class Explainer<Outcome extends Observed> {
  readonly #runner: Runner<Outcome>;
  readonly #preempt: Order["preempt"];
  readonly #whyOf: WhyOf;
  /** The run that went well, which the others are compared with. */
  #good: { readonly variant: Variant; readonly trace: Trace } | null = null;

  constructor(runner: Runner<Outcome>, preempt: Order["preempt"], whyOf: WhyOf) {
    this.#runner = runner;
    this.#preempt = preempt;
    this.#whyOf = whyOf;
  }

  /** @param all the outcomes among which a run that went well is looked for */
  async explain({ observed, variant }: Found<Outcome>, all: readonly Found<Outcome>[]): Promise<string[]> {
    const seen = await this.#seen(variant);
    const good = isGood(observed) ? null : await this.#goodAmong(all);
    return this.#whyOf(seen, good);
  }

  async #goodAmong(all: readonly Found<Outcome>[]): Promise<Trace | null> {
    const variant = goodVariant(all);
    if (!variant) return null;
    if (this.#good?.variant !== variant) this.#good = { variant, trace: (await this.#seen(variant)).trace };
    return this.#good.trace;
  }

  async #seen(variant: Variant): Promise<Seen> {
    const { engine, programs, scenarioOf, subjectOf } = this.#runner;
    const scenario = scenarioOf(variant);
    const subject = subjectOf(scenario);
    const python = await engine();
    const scheduler = written({ preempt: this.#preempt, turns: variant.turns });
    python.begin(programs, scheduler);
    const trace = await drive(scenario, subject, python, { scheduler });
    await python.end();
    return { trace, subject, accesses: python.sharedIn(programs.files) };
  }
}
