import { shipped } from "./shipped.ts";

const task = "beyond";

/** Oscillators that are off by hundreds of parts in a million: bad ones, so that it can be seen. */
const drifting = [
  { id: "1", clockMs: 100_000, driftPpm: 50 },
  { id: "2", clockMs: 100_060, driftPpm: 900 },
  { id: "3", clockMs: 99_930, driftPpm: -1100 },
  { id: "4", clockMs: 100_020, driftPpm: 400 },
];
const rightClockMs = 100_000;
const options = { rounds: 6, firstRoundMs: 5000 } as const;

export const drift = shipped({
  id: "drift",
  task,
  title: "Four clocks that drift, stepped",
  lookAt:
    "The clocks drift apart between rounds, and each round pulls them together. The chart shows a saw-tooth below its bound.",
  processes: drifting,
  rightClockMs,
  options,
});

export const driftSlewed = shipped({
  id: "drift-slewed",
  task,
  title: "Four clocks that drift, slewed",
  lookAt: "No clock jumps: each runs faster or slower until its adjustment is done, and never backwards.",
  processes: drifting,
  rightClockMs,
  options: { ...options, adjust: { kind: "slew", ppm: 20_000 } },
});
