import { shipped } from "./shipped.ts";

/** Rates that differ as much as those that the real processes begin with: the simulation shows what they will show. */
export const realClocks = shipped({
  id: "real-processes",
  task: "8.3",
  opensLive: true,
  title: "Four clocks as real processes",
  lookAt:
    "Each clock is a thread of your browser. Press Start: the clocks drift apart, and each round brings them together.",
  processes: [
    { id: "1", clockMs: 100_000, driftPpm: 3000 },
    { id: "2", clockMs: 100_060, driftPpm: -10_000 },
    { id: "3", clockMs: 99_930, driftPpm: 10_000 },
    { id: "4", clockMs: 100_020, driftPpm: -5500 },
  ],
  rightClockMs: 100_000,
  options: {
    rounds: 4,
    firstRoundMs: 2000,
    everyMs: 2000,
    timeoutMs: 500,
    election: { kind: "lowest-clock", patienceMs: 4500 },
  },
});
