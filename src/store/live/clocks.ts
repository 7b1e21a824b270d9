import type { LiveStep, Reading } from "../../trace/live-report.ts";
import { boundAfter } from "../../experiments/berkeley/bounds.ts";
import { rightClockMsOf, type BerkeleyScenario } from "../../scenario/scenario.ts";
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
  readonly #scenario: BerkeleyScenario;
  /** What a right clock shows at the start; null where nobody can know it. */
  readonly rightMs: number | null;
  readonly #polls = new Map<number, number>();

  constructor(scenario: BerkeleyScenario) {
    this.#scenario = scenario;
    this.series = scenario.processes.map(() => new Series(KEPT_MS));
    this.rightMs = rightClockMsOf(scenario);
  }

  readonly step = ({ process, atMs, happening, effects, now }: LiveStep): void => {
    if ("clockMs" in happening) this.#read(process, atMs, happening.clockMs);
    this.#read(process, now.atMs, now.clockMs);
    for (const effect of effects) {
      if (effect.kind !== "cite") continue;
      const round = Number(effect.values["round"]);
      if (effect.rule === "poll") this.#polls.set(round, atMs);
      if (!effect.rule.startsWith("decide-")) continue;
      const tookMs = atMs - (this.#polls.get(round) ?? atMs);
      const missing = effect.rule === "decide-timeout" ? (effect.values["missing"] as readonly string[]) : [];
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
    const ids = processes.map((process) => this.#scenario.processes[process]?.id ?? "");
    if (!last || ids.some((id) => last.missing.includes(id))) return null;
    const wasSlewing = this.#scenario.options.adjust.kind === "slew";
    return boundAfter(
      this.#scenario,
      { tookMs: last.tookMs, wasSlewing },
      Math.max(0, atMs - last.decidedMs),
    );
  }

  #read(process: number, atMs: number, clockMs: number): void {
    this.series[process]?.add(atMs, clockMs - atMs - (this.rightMs ?? 0));
  }
}
