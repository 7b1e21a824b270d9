import type { LiveStep, Reading } from "../../trace/live-report.ts";
import type { LiveRounds } from "../../experiments/live-show.ts";
import type { ProcessId } from "../../base/words.ts";
import type { LiveWatch } from "./member.ts";
import { Series } from "./series.ts";

/** A round that has been decided. */
interface Round {
  readonly round: number;
  readonly master: number;
  readonly decidedMs: number;
  readonly tookMs: number;
  /** Who had not answered by then, by name: it got no amount. */
  readonly missing: readonly string[];
}

/** So much of the past is kept to be drawn. */
export const KEPT_MS = 40_000;

/**
 * The clocks of a run as their processes read them off: each one's offset from what a right clock shows or, where
 * the scenario does not say that, its reading less the time since the start. In ms.
 */
export class LiveClocks implements LiveWatch {
  readonly series: readonly Series[];
  readonly rounds: Round[] = [];
  /** The least that the clocks have been apart since the last round was decided. */
  leastMs: number | null = null;
  readonly #processes: readonly ProcessId[];
  readonly #rounds: LiveRounds;
  readonly #begunMs = new Map<number, number>();

  constructor(processes: readonly ProcessId[], rounds: LiveRounds) {
    this.#processes = processes;
    this.#rounds = rounds;
    this.series = processes.map(() => new Series(KEPT_MS));
  }

  /** The reading of a right clock at the start; null if it is unknown. */
  get rightMs(): number | null {
    return this.#rounds.rightMs;
  }

  get everyMs(): number {
    return this.#rounds.everyMs;
  }

  readonly step = ({ process, atMs, happening, effects, now }: LiveStep): void => {
    if ("clockMs" in happening) this.#read(process, atMs, happening.clockMs);
    this.#read(process, now.atMs, now.clockMs);
    for (const effect of effects) {
      if (effect.kind !== "cite") continue;
      const told = this.#rounds.roundOf(effect);
      if (!told) continue;
      const { round, missing } = told;
      if (told.is === "begun") {
        this.#begunMs.set(round, atMs);
        continue;
      }
      const tookMs = atMs - (this.#begunMs.get(round) ?? atMs);
      this.rounds.push({ round, master: process, decidedMs: atMs, tookMs, missing });
      this.leastMs = null;
    }
  };

  readonly said = (process: number, now: Reading): void => this.#read(process, now.atMs, now.clockMs);

  /** How far the clocks of these processes are apart at a moment; null where fewer than two have been read. */
  apartMs(processes: readonly number[], atMs: number): number | null {
    const offsets = processes
      .map((process) => this.series[process]?.at(atMs) ?? NaN)
      .filter((ms) => !Number.isNaN(ms));
    if (offsets.length < 2) return null;
    const apartMs = Math.max(...offsets) - Math.min(...offsets);
    const last = this.rounds[this.rounds.length - 1];
    if (last && atMs > last.decidedMs) this.leastMs = Math.min(this.leastMs ?? Infinity, apartMs);
    return apartMs;
  }

  /**
   * How far these processes' clocks can be apart at a moment, once the amounts of the last round have arrived; null
   * where it had no amount for one of them.
   */
  boundMs(processes: readonly number[], atMs: number): number | null {
    const last = this.rounds[this.rounds.length - 1];
    const ids = processes.map((process) => this.#processes[process] ?? "");
    if (!last || ids.some((id) => last.missing.includes(id))) return null;
    return this.#rounds.boundMs(last.tookMs, Math.max(0, atMs - last.decidedMs));
  }

  #read(process: number, atMs: number, clockMs: number): void {
    this.series[process]?.add(atMs, clockMs - atMs - (this.rightMs ?? 0));
  }
}
