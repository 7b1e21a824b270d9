import { canonicalJson } from "../../base/canonical-json.ts";
import { at, invariant } from "../../base/invariant.ts";
import type { Effect, Input } from "../../contract/machine.ts";
import type { SearchedStep, Space } from "../../contract/space.ts";
import type { AnySubject } from "../../contract/subject.ts";
import { adjusted, clockAt, clockFrom, slewLeft, type OwnClock } from "../../world/clock.ts";
import type { Cost, Move, Seat, What } from "./seat.ts";
import { timersAfter } from "./timers.ts";

type Content = Pick<Seat, "state" | "clock" | "timers" | "told" | "inbox">;

interface Letter {
  readonly from: number;
  readonly message: unknown;
}

/** The world around one process, as a search models it. */
export interface SearchWorld {
  readonly subject: AnySubject;
  readonly space: Space<unknown, unknown>;
  /** Whether a link delivers in the order of sending. */
  readonly isFifo: boolean;
  readonly canCrash: boolean;
  readonly canLose: boolean;
  readonly indexOf: ReadonlyMap<string, number>;
  /** The number that `message` has at its receiver. */
  letter(to: number, from: number, message: unknown): number;
}

/** The seats of one process, numbered from 0 in the order in which a search came upon them. */
export class Seats {
  readonly process: number;
  readonly #around: SearchWorld;
  readonly #list: Seat[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #letters: Letter[] = [];
  readonly #letterNumbers = new Map<string, number>();

  constructor(process: number, around: SearchWorld) {
    this.process = process;
    this.#around = around;
  }

  get(seat: number): Seat {
    return at(this.#list, seat);
  }

  get size(): number {
    return this.#list.length;
  }

  /** The process as it is made, and what it sends at once. */
  first(): { readonly seat: number; readonly sends: Int32Array } {
    const { machine, members } = this.#around.subject;
    const { config, id, clockMs, driftPpm } = at(members, this.process);
    const { state, effects } = machine.init(config, id);
    const timers = timersAfter([], effects);
    const clock = clockAfter(clockFrom(clockMs, driftPpm), effects);
    return { seat: this.#number({ state, clock, timers, told: 0, inbox: [] }), sends: this.#sends(effects) };
  }

  /** The number of a message from `from`, the same for the same message. */
  letter(from: number, message: unknown): number {
    const key = `${from} ${canonicalJson(message)}`;
    const known = this.#letterNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.#letters.push({ from, message }) - 1;
    this.#letterNumbers.set(key, number);
    return number;
  }

  /** The seat after one more message is on its way here. Nothing reaches a process that has crashed. */
  afterSend(number: number, letter: number): number {
    const seat = this.get(number);
    const known = seat.afterSend[letter];
    return known !== undefined && known >= 0 ? known : this.#send(number, seat, letter);
  }

  #send(number: number, seat: Seat, letter: number): number {
    const after =
      seat.state === null ? number : this.#number({ ...seat, inbox: this.#posted(seat.inbox, letter) });
    for (let k = seat.afterSend.length; k < letter; k++) seat.afterSend.push(-1);
    seat.afterSend[letter] = after;
    return after;
  }

  /** Everything that can happen to the process in this seat, whatever the others do, once `turns` are taken. */
  movesOf(number: number, turns: number): readonly Move[] {
    const seat = this.get(number);
    if (turns === 0) return (seat.moves ??= this.#moves(seat, 0));
    seat.later ??= [];
    return (seat.later[turns] ??= this.#moves(seat, turns));
  }

  #moves(seat: Seat, turns: number): Move[] {
    const { state, told, clock, inbox } = seat;
    if (state === null) return [];
    const { machine, members } = this.#around.subject;
    const clockMs = clockAt(clock, 0);
    const moves: Move[] = [];
    const wish = at(members, this.process).asks[told]?.wish;
    if (wish !== undefined && machine.ready(state)) {
      const content = { ...seat, told: told + 1 };
      moves.push(this.#step(content, { kind: "ask", clockMs, wish }, { kind: "ask" }, "free"));
    }
    moves.push(...this.#firings(seat, turns));
    for (const [place, letter] of inbox.entries()) {
      if (this.#isNext(inbox, place)) moves.push(...this.#endings(seat, place, letter));
    }
    if (this.#around.canCrash) {
      const crashed = this.#number({ state: null, clock, timers: [], told, inbox: [] });
      moves.push(bare({ kind: "crash" }, crashed, "crash"));
    }
    return moves;
  }

  /** Every timer that may fire now. */
  #firings(seat: Seat, turns: number): Move[] {
    const { timers, clock } = seat;
    const areTurnsOver = turns >= (this.#around.subject.turns ?? Infinity);
    return timers.flatMap(({ name: timer, role, turn, behind }) => {
      if (behind.length > 0 || (turn && areTurnsOver)) return [];
      const content = { ...seat, timers: timers.filter(({ name }) => name !== timer) };
      const clockMs = clockAt(clock, 0);
      const what: What = { kind: "timer", timer };
      if (turn === "takes")
        return [this.#step(content, { kind: "timer", clockMs, timer, turn: turns + 1 }, what, "turn")];
      const cost = role === "action" ? "free" : "timeout";
      return [this.#step(content, { kind: "timer", clockMs, timer }, what, cost)];
    });
  }

  /** A message arrives, or is lost. */
  #endings(seat: Seat, place: number, letter: number): Move[] {
    const { from, message } = at(this.#letters, letter);
    const content = { ...seat, inbox: seat.inbox.toSpliced(place, 1) };
    const sender = at(this.#around.subject.members, from).id;
    const clockMs = clockAt(seat.clock, 0);
    const input: Input<unknown, unknown> = { kind: "receive", clockMs, from: sender, message };
    const arrives = this.#step(content, input, { kind: "deliver", from, message }, "free");
    if (!this.#around.canLose) return [arrives];
    return [arrives, bare({ kind: "lose", from, message }, this.#number(content), "loss")];
  }

  /** Whether the message at this place can end its way now, and is not the same as one already looked at. */
  #isNext(inbox: readonly number[], place: number): boolean {
    if (place === 0) return true;
    const letter = at(inbox, place);
    const before = at(inbox, place - 1);
    if (!this.#around.isFifo) return letter !== before;
    return at(this.#letters, letter).from !== at(this.#letters, before).from;
  }

  #posted(inbox: readonly number[], letter: number): number[] {
    const rank = (other: number) => (this.#around.isFifo ? at(this.#letters, other).from : other);
    const place = inbox.findIndex((other) => rank(other) > rank(letter));
    return inbox.toSpliced(place < 0 ? inbox.length : place, 0, letter);
  }

  #step(content: Content, input: Input<unknown, unknown>, what: What, cost: Cost): Move {
    const { subject, space } = this.#around;
    const { state, effects } = subject.machine.step(content.state, input);
    const timers = timersAfter(content.timers, effects);
    const clock = clockAfter(content.clock, effects);
    const { told, inbox } = content;
    const { holds, breaks } = this.#tested({
      self: at(subject.members, this.process).id,
      input,
      before: content.state,
      after: state,
      effects,
      clockBeforeMs: clockAt(content.clock, 0),
      clockAfterMs: clockAt(clock, 0),
    });
    const to = this.#number({ state, clock, timers, told, inbox });
    const enters = space.isInside(state) && !space.isInside(content.state);
    // Moves are read very often: all are made of the same members in the same order.
    return { what, to, sends: this.#sends(effects), cost, enters, holds, breaks };
  }

  #tested(step: SearchedStep<unknown, unknown>): Pick<Move, "holds" | "breaks"> {
    let holds = 0;
    let breaks = 0;
    for (const [k, check] of this.#around.space.inStep.entries()) {
      const tested = check.test(step);
      if (tested === "holds") holds |= 1 << k;
      if (tested === "broken") breaks |= 1 << k;
    }
    return { holds, breaks };
  }

  #sends(effects: readonly Effect<unknown>[]): Int32Array {
    const sends: number[] = [];
    for (const effect of effects) {
      invariant(effect.kind !== "call", "a search runs no socket calls");
      if (effect.kind !== "send") continue;
      const to = this.#around.indexOf.get(effect.to);
      invariant(to !== undefined, () => `no process ${effect.to}`);
      sends.push(to, this.#around.letter(to, this.process, effect.message));
    }
    return Int32Array.from(sends);
  }

  #number(content: Content): number {
    const { state, clock, timers, told, inbox } = content;
    const { space, subject } = this.#around;
    const names = timers.map(({ name, behind }) =>
      behind.length === 0 ? name : `${name}<${behind.join("<")}`,
    );
    const shows = space.readsClocks && state !== null ? clockKey(clock) : "";
    const key = `${state === null ? "crashed" : space.keyOf(state)}|${shows}|${names.join()}|${told}|${inbox.join()}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const wishes = at(subject.members, this.process).asks.length;
    const number = this.#list.push({
      state,
      clock,
      timers,
      told,
      inbox,
      isInside: state !== null && space.isInside(state),
      isAtRest: state === null || (told === wishes && space.isAtRest(state)),
      moves: null,
      later: null,
      afterSend: [],
    });
    this.#numbers.set(key, number - 1);
    return number - 1;
  }
}

/** An event at a process that its protocol does not notice. */
function bare(what: What, to: number, cost: Cost): Move {
  return { what, to, sends: new Int32Array(0), cost, enters: false, holds: 0, breaks: 0 };
}

/** All is done at once, and an amount that is slewed takes a time that does not go by. */
function clockAfter(clock: OwnClock, effects: readonly Effect<unknown>[]): OwnClock {
  let after = clock;
  for (const effect of effects)
    if (effect.kind === "adjust-clock") after = adjusted(after, 0, effect.byMs, effect.slewPpm);
  return after;
}

/** The part of a clock's state that matters while no time passes, now or at the end. */
function clockKey(clock: OwnClock): string {
  return canonicalJson([clockAt(clock, 0), slewLeft(clock, 0)]);
}
