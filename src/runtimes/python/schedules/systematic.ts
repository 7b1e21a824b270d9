import type { Order, ThreadName, Turn } from "../../../contract/order.ts";
import { sameThread, written } from "../scheduler.ts";
import type { Chance } from "./chance.ts";
import { Log, turnOf, type Logged } from "./log.ts";

/** So many orders with one number of preemptions are remembered. */
const MOST_KEPT = 100_000;

/** How often what promises most is tried before those with the fewest preemptions. */
const EAGER = 0.5;

/** An order is known by the turns that are not the usual ones. */
type OrderOfTurns = readonly Turn[];

/** Orders that are to be tried; those whose preemptions are all at hot points apart. */
interface Open {
  readonly hot: OrderOfTurns[];
  readonly cold: OrderOfTurns[];
}

/**
 * Every order of the threads, those with fewer preemptions first (Musuvathi and Qadeer, PLDI 2007). Each run of one tells at
 * which later places there are others to be tried. Half of the time an order is taken that promises more: one with
 * preemptions at hot points only, however many. All the same each comes once, and `bound` says what is done.
 */
export class Systematic {
  /** By the number of preemptions. */
  readonly #open: Open[] = [{ hot: [[]], cold: [] }];
  readonly #preempt: Order["preempt"];
  readonly #chance: Chance;
  readonly #apart: boolean;
  #dropped = false;

  /**
   * @param chance which of the orders that are as good comes first
   * @param apart whether processes share nothing but what they reach through the kernel
   */
  constructor(preempt: Order["preempt"], chance: Chance, apart: boolean) {
    this.#preempt = preempt;
    this.#chance = chance;
    this.#apart = apart;
  }

  /** The fewest preemptions of an order that has not been tried; null where all were. */
  get bound(): number | null {
    const bound = this.#open.findIndex(({ hot, cold }) => hot.length + cold.length > 0);
    return bound < 0 ? null : bound;
  }

  /** Whether some orders were not kept, because there are too many: then `bound` says nothing. */
  get isCut(): boolean {
    return this.#dropped;
  }

  /** The next order, and what is to be done with the log of its run; null where all were tried. */
  next(): { readonly turns: OrderOfTurns; readonly log: Log; learn(): void } | null {
    const taken = this.#taken();
    if (!taken) return null;
    const { turns, preemptions, isHot } = taken;
    const log = new Log(written({ preempt: this.#preempt, turns }));
    return { turns, log, learn: () => this.#learn(turns, preemptions, isHot, log.decisions) };
  }

  /** One by chance, of the least preemptions or of what is hot: what is near one another comes to much the same. */
  #taken(): { readonly turns: OrderOfTurns; readonly preemptions: number; readonly isHot: boolean } | null {
    const least = this.bound;
    if (least === null) return null;
    const withHot = [...this.#open.keys()].filter((preemptions) => this.#open[preemptions]?.hot.length);
    const isEager = withHot.length > 0 && this.#chance.next() < EAGER;
    const preemptions = isEager ? (withHot[this.#chance.below(withHot.length)] ?? least) : least;
    const { hot = [], cold = [] } = this.#open[preemptions] ?? {};
    const from = isEager || this.#chance.below(hot.length + cold.length) < hot.length ? hot : cold;
    const turns = this.#drawn(from);
    return turns ? { turns, preemptions, isHot: from === hot } : null;
  }

  #drawn(from: OrderOfTurns[]): OrderOfTurns | undefined {
    const index = this.#chance.below(from.length);
    const last = from.pop();
    const drawn = from[index];
    if (last === undefined || drawn === undefined) return last;
    from[index] = last;
    return drawn;
  }

  #learn(turns: OrderOfTurns, preemptions: number, isHot: boolean, decisions: readonly Logged[]): void {
    let begun = turns.length === 0;
    const last = turns[turns.length - 1];
    for (const decision of decisions) {
      if (begun) {
        for (const turn of this.#between(decision))
          this.#keep(
            [...turns, turn],
            preemptions + 1,
            isHot && (decision.last?.hot.includes(turn.point) ?? false),
          );
        for (let other = 1; other < decision.candidates.length; other++)
          this.#keep(
            [...turns, turnOf(decision, other)],
            preemptions + (decision.isPreemption ? 1 : 0),
            isHot && (!decision.isPreemption || decision.last?.hot.includes(decision.last.point) === true),
          );
      } else if (last && isAt(last, decision)) begun = true;
    }
  }

  /**
   * Preemptions at the points of the stretch before a decision, where another thread could have gone on. Between two calls
   * to the kernel a process that stands apart does nothing that another one sees, and sees nothing of it: whether that one
   * goes on at a point or at the next call comes to the same, so that it is tried there alone (a partial order: Lipton,
   * CACM 1975; Godefroid, 1996). It takes no more preemptions there.
   */
  *#between({ last, from, others }: Logged): Generator<Turn> {
    if (!last) return;
    const { process, thread } = last;
    const seen = others.filter((other) => !this.#apart || other.process === process);
    for (let point = from + 1; point < last.point; point++) {
      const woken = last.woken.filter((one) => (one.point ?? Infinity) < point);
      const there: ThreadName[] = [...seen];
      for (const one of woken) if (!there.some((other) => sameThread(other, one))) there.push(one);
      for (const next of there)
        yield { process, thread, point, next: { process: next.process, thread: next.thread } };
    }
  }

  #keep(turns: OrderOfTurns, preemptions: number, isHot: boolean): void {
    while (this.#open.length <= preemptions) this.#open.push({ hot: [], cold: [] });
    const open = this.#open[preemptions]?.[isHot ? "hot" : "cold"];
    if (!open || open.length >= MOST_KEPT) this.#dropped = true;
    else open.push(turns);
  }
}

function isAt({ process, thread, point }: Turn, { last }: Logged): boolean {
  if (!last) return process === "" && point === 0;
  return last.process === process && last.thread === thread && last.point === point;
}
