import type { ProcessId } from "../base/words.ts";
import type { Onlooker } from "../contract/property.ts";
import type { AnySubject } from "../contract/subject.ts";
import { handoutListing } from "../experiments/berkeley/handout.ts";
import type { BerkeleyScenario } from "../experiments/berkeley/scenario.ts";
import type { Judged, Message, Readings, State } from "../protocols/berkeley/state.ts";
import { Clockwork } from "../trace/clockwork.ts";
import { citationOf, type Trace, type TraceStep } from "../trace/trace.ts";

interface Round {
  readonly master: ProcessId;
  /** True time of the poll. */
  readonly startMs: number;
  readonly answers: readonly Judged[];
  readonly targetMs: number;
  readonly adjustmentsMs: Readings;
  /** The greatest difference of two live clocks just before the decision. */
  readonly skewBeforeMs: number;
  /** Just after the last adjustment of the round has arrived; null while one is on its way when the run is cut off. */
  skewAfterMs: number | null;
}

interface Election {
  readonly atMs: number;
  readonly leader: ProcessId;
  /** The readings that the leader had heard, as they were broadcast. */
  readonly readingsMs: Readings;
}

interface BerkeleySummary {
  readonly rounds: readonly Round[];
  readonly elections: readonly Election[];
  /** Every process's own clock when the run ended. */
  readonly clocksMs: Readings;
}

/** What the handout's listing prints, where the run is no more than that. */
export function listingConsole(scenario: BerkeleyScenario): { console?: { listing: readonly string[] } } {
  const listing = handoutListing(scenario);
  return listing ? { console: { listing } } : {};
}

/** The rounds that were decided, the elections that found a master, and the clocks when the run has ended. */
export function berkeleySummary(trace: Trace, subject: AnySubject): BerkeleySummary {
  const { processes } = trace;
  const clockwork = new Clockwork(trace, subject);
  const rounds = new Map<number, Round>();
  const startMs = new Map<number, number>();
  const elections: Election[] = [];
  for (const step of trace.steps) {
    clockwork.see(step);
    const citation = citationOf(step);
    const process = processes[step.process];
    if (!citation || process === undefined) continue;
    const round = Number(citation.values["round"]);
    switch (citation.rule) {
      case "poll":
        startMs.set(round, step.atMs);
        break;
      case "decide-alone":
      case "decide-complete":
      case "decide-timeout": {
        const decision = (step.state as State).decided;
        if (!decision) break;
        rounds.set(round, {
          master: process,
          startMs: startMs.get(round) ?? step.atMs,
          answers: decision.answers,
          targetMs: decision.targetMs,
          adjustmentsMs: decision.amountsMs,
          skewBeforeMs: skew(processes, clockwork, "before"),
          skewAfterMs: skew(processes, clockwork, "after"),
        });
        break;
      }
      case "adjust-step":
      case "adjust-slew": {
        const adjusted = rounds.get(round);
        if (adjusted) adjusted.skewAfterMs = skew(processes, clockwork, "after");
        break;
      }
      case "lead":
        elections.push({ atMs: step.atMs, leader: process, readingsMs: readingsOf(step) });
        break;
      default:
        break;
    }
  }
  for (const { fate, message } of trace.flights) {
    const { kind, ...rest } = message as Message;
    const round =
      kind === "AMOUNT" && fate === "travelling" && "round" in rest ? rounds.get(rest.round) : null;
    if (round) round.skewAfterMs = null;
  }
  clockwork.moveTo(trace.endMs);
  return {
    rounds: [...rounds.values()],
    elections,
    clocksMs: Object.fromEntries(processes.map((id) => [id, clockwork.clockMs(id)])),
  };
}

function skew(processes: readonly ProcessId[], onlooker: Onlooker, when: "before" | "after"): number {
  const live = processes.filter((id) => onlooker.isUp(id)).map((id) => onlooker.clockMs(id, when));
  return live.length === 0 ? 0 : Math.max(...live) - Math.min(...live);
}

function readingsOf(step: TraceStep): Readings {
  return (citationOf(step)?.values["readings"] ?? {}) as Readings;
}
