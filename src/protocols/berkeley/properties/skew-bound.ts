import { listed, type ProcessId } from "../../../base/words.ts";
import type { Effect } from "../../../contract/machine.ts";
import type { Onlooker, Property, Seen } from "../../../contract/property.ts";
import { doublesBound, errorBound, leftOverBound, settledBound, type Precision } from "../bound.ts";
import { isDecision } from "../citation.ts";
import type { Message, State, Wish } from "../state.ts";

type BerkeleySeen = Seen<State, Message, Wish>;

/** The latest decided round, and which of its adjustments are still missing. */
interface Round {
  readonly round: number;
  readonly decidedMs: number;
  readonly errorMs: number;
  readonly wasSlewing: boolean;
  /** The bound so far, or null; it stays until the round's adjustments are done. */
  readonly beforeMs: number | null;
  /** Whose amounts are still on their way. */
  readonly awaited: Set<ProcessId>;
  readonly lost: ProcessId[];
  /** When the last amount arrived, or null. */
  arrivedMs: number | null;
  /** Whether every amount has arrived and is used up. */
  isSettled: boolean;
}

interface Begun {
  readonly atMs: number;
  readonly wasSlewing: boolean;
}

/**
 * From round 1 on all clocks are within the bound of docs/berkeley-bound.md. This requires that every answer
 * arrives in time, and every adjustment before the next reading; otherwise the bound is unknown (`open`).
 */
export function skewBound(precision: Precision): Property<State, Message, Wish> {
  return {
    id: "skew-bound",
    title: "Skew within the bound",
    kind: "always",
    watch: (processes) => new SkewWatch(processes, precision),
  };
}

class SkewWatch {
  readonly #processes: readonly ProcessId[];
  readonly #precision: Precision;
  readonly #begun = new Map<number, Begun>();
  /** Process → the rounds that it has open as a master, and the latest that it has answered. */
  readonly #open = new Map<ProcessId, number>();
  readonly #answered = new Map<ProcessId, number>();
  #latest: Round | null = null;
  #hasSettled = false;
  #isUntold = false;
  #skewMs = 0;
  #boundMs: number | null = null;
  #words = "round 1 is not done yet";

  constructor(processes: readonly ProcessId[], precision: Precision) {
    this.#processes = processes;
    this.#precision = precision;
  }

  see(seen: BerkeleySeen): string | null {
    if (this.#isUntold) return null;
    const { onlooker } = seen;
    const hasJumped = onlooker.clockMs(seen.process, "before") !== onlooker.clockMs(seen.process);
    // In between clocks run along straight lines: skew is greatest just before one jumps, or just after.
    const why = hasJumped ? this.#excess(onlooker, "before") : null;
    if (why !== null) return why;
    this.#open.set(seen.process, seen.after?.open.length ?? 0);
    const isWorthALook = this.#take(seen) || hasJumped || this.#isSettling();
    if (this.#isUntold || !isWorthALook) return null;
    const broken = this.#look(onlooker);
    this.#words = this.#told;
    return broken;
  }

  seeLost({ to, message, onlooker }: { to: ProcessId; message: Message; onlooker: Onlooker }): string | null {
    if (this.#isUntold || message.kind !== "AMOUNT" || message.round !== this.#latest?.round) return null;
    this.#latest.lost.push(to);
    this.#arrived(this.#latest, to, onlooker);
    const why = this.#look(onlooker);
    this.#words = this.#told;
    return why;
  }

  progress(): string {
    return this.#isUntold ? "the bound is not known from this step on" : this.#words;
  }

  owed(): null {
    return null;
  }

  untold(end: "quiet" | "limit"): boolean {
    if (this.#isUntold) return true;
    return !this.#hasSettled && (this.#begun.size > 0 || end === "limit");
  }

  get #told(): string {
    if (this.#boundMs === null) return "round 1 is not done yet";
    return `${short(this.#skewMs)} of ${short(this.#boundMs)} ms`;
  }

  /** Every amount has arrived, and some clock is still being slewed. */
  #isSettling(): boolean {
    return this.#latest !== null && !this.#latest.isSettled && this.#latest.arrivedMs !== null;
  }

  /** Takes in what the step did. Answers whether clocks or bound go another way from here. */
  #take(seen: BerkeleySeen): boolean {
    const { process, onlooker } = seen;
    const rule = ruleOf(seen.effects);
    switch (rule?.rule) {
      case "poll":
      case "decide-alone":
        this.#begun.set(Number(rule.values["round"]), {
          atMs: onlooker.atMs,
          wasSlewing: this.#processes.some((id) => onlooker.slewLeftMs(id) !== 0),
        });
        break;
      case "answer":
      case "follow-poll":
      case "yield":
        this.#answered.set(process, Number(rule.values["round"]));
        break;
      default:
        break;
    }
    if (rule?.rule === "poll" && this.#openRounds() > 1) this.#isUntold = true;
    if (rule && isDecision(rule.rule)) this.#decided(seen);
    if (rule?.rule === "adjust-step" || rule?.rule === "adjust-slew") {
      const round = Number(rule.values["round"]);
      const isOld = round < (this.#latest?.round ?? 0) || round < (this.#answered.get(process) ?? 0);
      // It was not in the reading that the next amount is made of: both will be applied.
      if (isOld) this.#isUntold = true;
      else if (this.#latest) this.#arrived(this.#latest, process, onlooker);
      return true;
    }
    return rule !== null && (rule.rule === "poll" || isDecision(rule.rule));
  }

  #decided({ after, effects, onlooker }: BerkeleySeen): void {
    const decision = after?.decided;
    const begun = this.#begun.get(decision?.round ?? -1);
    if (!decision || !begun || decision.answers.length < this.#processes.length || this.#openRounds() > 0) {
      this.#isUntold = true;
      return;
    }
    const measured = { tookMs: onlooker.atMs - begun.atMs, wasSlewing: begun.wasSlewing };
    const awaited = new Set<ProcessId>();
    for (const effect of effects) if (effect.kind === "send") awaited.add(effect.to);
    this.#latest = {
      round: decision.round,
      decidedMs: onlooker.atMs,
      errorMs: errorBound(this.#precision, measured),
      wasSlewing: begun.wasSlewing,
      beforeMs: this.#boundAt(onlooker.atMs),
      awaited,
      lost: [],
      arrivedMs: awaited.size === 0 ? onlooker.atMs : null,
      isSettled: false,
    };
  }

  #arrived(latest: Round, process: ProcessId, onlooker: Onlooker): void {
    latest.awaited.delete(process);
    if (latest.awaited.size === 0) latest.arrivedMs ??= onlooker.atMs;
  }

  #openRounds(): number {
    let open = 0;
    for (const count of this.#open.values()) open += count;
    return open;
  }

  #boundAt(atMs: number): number | null {
    const latest = this.#latest;
    if (!latest) return null;
    const settledMs = settledBound(this.#precision, latest.errorMs, atMs - latest.decidedMs);
    const onTheWayMs = (latest.arrivedMs ?? atMs) - latest.decidedMs;
    const boundMs = settledMs + leftOverBound(this.#precision, latest, onTheWayMs);
    if (latest.isSettled) return boundMs;
    return latest.beforeMs === null ? null : latest.beforeMs + boundMs;
  }

  #look(onlooker: Onlooker): string | null {
    const latest = this.#latest;
    if (latest && !latest.isSettled && latest.arrivedMs !== null) {
      latest.isSettled = this.#processes.every((id) => !onlooker.isUp(id) || onlooker.slewLeftMs(id) === 0);
      this.#hasSettled ||= latest.isSettled;
    }
    return this.#excess(onlooker, "after");
  }

  #excess(onlooker: Onlooker, when: "before" | "after"): string | null {
    const boundMs = this.#boundAt(onlooker.atMs);
    if (boundMs === null) return null;
    let lowest: { id: ProcessId; ms: number } | null = null;
    let highest: { id: ProcessId; ms: number } | null = null;
    for (const id of this.#processes) {
      if (!onlooker.isUp(id)) continue;
      const ms = onlooker.clockMs(id, when);
      if (!lowest || ms < lowest.ms) lowest = { id, ms };
      if (!highest || ms > highest.ms) highest = { id, ms };
    }
    if (!lowest || !highest) return null;
    const skewMs = highest.ms - lowest.ms;
    this.#skewMs = skewMs;
    this.#boundMs = boundMs;
    const isWithin = skewMs <= boundMs + doublesBound(Math.max(Math.abs(lowest.ms), Math.abs(highest.ms)));
    if (isWithin) return null;
    const lost = this.#latest?.lost ?? [];
    const since = lost.length === 0 ? "" : ` (the amount for clock ${listed(lost)} was lost)`;
    return `clocks ${lowest.id} and ${highest.id} are ${short(skewMs)} ms apart, the bound is ${short(boundMs)} ms${since}`;
  }
}

function ruleOf(
  effects: readonly Effect<Message>[],
): { rule: string; values: Record<string, unknown> } | null {
  for (const effect of effects) if (effect.kind === "cite") return effect;
  return null;
}

/** At most three decimals. */
/** With at most four significant digits. */
function short(ms: number): number {
  return Number(ms.toFixed(ms >= 1000 ? 0 : ms >= 100 ? 1 : ms >= 10 ? 2 : 3));
}
