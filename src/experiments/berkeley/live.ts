import { limits } from "../../contract/limits.ts";
import { at } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import { isDecision } from "../../protocols/berkeley/citation.ts";
import { recordedScenario } from "../../scenario/recorded.ts";
import { boundAfter } from "./bounds.ts";
import { rightClockMsOf, type BerkeleyProcess, type BerkeleyScenario } from "./scenario.ts";
import { isMessageChange } from "../../scenario/scenario.ts";
import { deedsOf } from "../live-deeds.ts";
import { liveTitle } from "../live-title.ts";
import type { LiveExperiment, LiveRounds, LiveSettings, LiveShow } from "../live-show.ts";

/** By how much of the largest drift each clock is off, and by how many ms a clock that the scenario has not is. */
const shares = [0.3, -1, 1, -0.55, 0.7, -0.25, 0.5, -0.8, 0.1, -0.4, 0.85, -0.65];
const awayMs = [40, -25, 110, -90, 65, -120, 15, 85, -60, 130, -105, 0];

/** Berkeley in real time: rounds without end, a master that is elected, and one machine more that may join. */
export const liveClocks: LiveExperiment<"berkeley"> = {
  experiment: "berkeley",
  processes: { usual: 2, least: 2 },
  words: { processes: "Machines", messages: "Messages" },
  settings: ["driftPpm", "everyMs"],
  about: (_scenario, hasSpare) => ({
    title: "Clocks that really drift",
    paragraphs: [
      "Each machine runs in its own thread of this browser, with a clock that runs at its own rate. The protocol code is the same as in the simulation; messages between threads take real time. The machines elect a master, and rounds go on until you stop them.",
      `Real oscillators drift by about 20 parts per million. These drift faster, so that you see it within seconds. ${hasSpare ? "One more machine is switched off: you can add it while the others run. " : ""}Kill the master and see which machine replaces it.`,
    ],
  }),
  show: showOf,
};

function showOf(
  scenario: BerkeleyScenario,
  { processes: count, driftPpm, everyMs, loss }: LiveSettings,
): LiveShow {
  const spares = count < shares.length ? 1 : 0;
  const known = scenario.processes.slice(0, count);
  const ids = known.map(({ id }) => Number(id));
  const meanMs = known.reduce((sum, process) => sum + readingMs(process), 0) / Math.max(1, known.length);
  const processes = shares.slice(0, count + spares).map((share, index): BerkeleyProcess => {
    const own = known[index];
    const drift = share * driftPpm;
    if (own) return { ...own, driftPpm: drift };
    const id = String(Math.max(0, ...ids) + index - known.length + 1);
    return { id, clockMs: Math.round(meanMs) + at(awayMs, index), driftPpm: drift };
  });
  const { options, network } = scenario;
  const { adjust } = options;
  // A clock that is slewed must be able to make good for what it drifts.
  const slewPpm = adjust.kind === "slew" ? Math.max(adjust.ppm, 5 * driftPpm) : 0;
  const set: BerkeleyScenario = {
    ...scenario,
    title: liveTitle(scenario.title),
    interventions: scenario.interventions.filter(isMessageChange),
    network: {
      ...network,
      loss: loss / 100,
      links: network.links.filter(({ from, to }) => has(from) && has(to)),
    },
    processes,
    options: {
      ...options,
      rounds: limits.steps,
      firstRoundMs: everyMs,
      everyMs,
      timeoutMs: Math.min(options.timeoutMs, everyMs / 2, Math.max(120, 4 * longestMs(network.delay))),
      roundSeconds: null,
      adjust: adjust.kind === "slew" ? { kind: "slew", ppm: slewPpm } : adjust,
      election: { kind: "lowest-clock", patienceMs: 2 * everyMs + 500 },
    },
  };
  return {
    scenario: set,
    spares,
    deeds: deedsOf(
      scenario,
      processes.map(({ id }) => id),
    ),
    wanting: () => null,
    rounds: roundsOf(set),
    recorded(deeds) {
      const recorded = recordedScenario(set, deeds);
      return { ...recorded, options: { ...recorded.options, rounds: deeds.turns } };
    },
  };

  function has(id: string): boolean {
    return processes.some((process) => process.id === id);
  }
}

function roundsOf(scenario: BerkeleyScenario): LiveRounds {
  return {
    rightMs: rightClockMsOf(scenario),
    everyMs: scenario.options.everyMs,
    roundOf({ rule, values }) {
      const is = rule === "poll" ? "begun" : isDecision(rule) ? "decided" : null;
      const missing = rule === "decide-timeout" ? (values["missing"] as readonly ProcessId[]) : [];
      return is && { round: Number(values["round"]), is, missing };
    },
    boundMs: (tookMs, sinceMs) =>
      boundAfter(scenario, { tookMs, wasSlewing: scenario.options.adjust.kind === "slew" }, sinceMs),
  };
}

function readingMs({ clockMs, clockSeconds }: BerkeleyProcess): number {
  return clockMs ?? (clockSeconds ?? 0) * 1000;
}

/** How long a message travels, but for few. */
function longestMs(delay: BerkeleyScenario["network"]["delay"]): number {
  switch (delay.kind) {
    case "constant":
      return delay.ms;
    case "uniform":
      return delay.maxMs;
    case "exponential":
      return delay.minMs + 4 * delay.meanMs;
  }
}
