import { handoutClocks, shipped } from "./shipped.ts";

const task = "8.1";
const delay = { kind: "uniform", minMs: 40, maxMs: 160 } as const;

export const delays = shipped({
  id: "delays",
  task,
  title: "Delays, compensated by half the round trip",
  lookAt:
    "A reading is old when it arrives, so the master adds half of the round trip. The rest is the error.",
  processes: handoutClocks,
  network: { delay },
  options: { rounds: 2 },
});

export const delaysIgnored = shipped({
  id: "delays-ignored",
  task,
  title: "The same delays, ignored",
  lookAt: "The master reads every other clock too low, by the time that its answer took to arrive.",
  processes: handoutClocks,
  network: { delay },
  options: { rounds: 2, compensation: "none" },
});

export const asymmetric = shipped({
  id: "asymmetric",
  task,
  title: "One path that is slow in one direction",
  lookAt:
    "A message to clock 3 takes 20 ms, the way back 420 ms. Half of the difference stays as an error that no clock can see.",
  processes: handoutClocks,
  network: {
    delay: { kind: "constant", ms: 20 },
    links: [{ from: "3", to: "1", delay: { kind: "constant", ms: 420 } }],
  },
  options: { rounds: 2 },
});

export const lateAnswer = shipped({
  id: "late-answer",
  task,
  title: "An answer that comes too late",
  lookAt: "After one second the master decides without clock 3, which gets no adjustment.",
  processes: handoutClocks,
  network: {
    delay: { kind: "constant", ms: 50 },
    links: [{ from: "3", to: "1", delay: { kind: "constant", ms: 1200 } }],
  },
});

export const slowAnswer = shipped({
  id: "slow-answer",
  task,
  title: "A round trip that is too long",
  lookAt: "Clock 3's answer took over 200 ms: the average leaves it out, but it still gets an adjustment.",
  processes: handoutClocks,
  network: {
    delay: { kind: "constant", ms: 50 },
    links: [{ from: "3", to: "1", delay: { kind: "constant", ms: 300 } }],
  },
  options: { rttMaxMs: 200 },
});

const wild = [
  { id: "1", clockSeconds: 100.3 },
  { id: "2", clockSeconds: 100.5 },
  { id: "3", clockSeconds: 160.0 },
  { id: "4", clockSeconds: 100.1 },
];

/** In the middle of the three clocks that are near it. */
const rightClockSeconds = 100.3;

export const wildClock = shipped({
  id: "wild-clock",
  task: "beyond",
  title: "One wild clock, plain average",
  lookAt:
    "Clock 3 is a minute ahead. The plain average pulls all clocks almost 15 s away from a right clock.",
  processes: wild,
  rightClockSeconds,
  options: {},
});

export const wildClockLeftOut = shipped({
  id: "wild-clock-left-out",
  task: "beyond",
  title: "One wild clock, fault-tolerant average",
  lookAt:
    "Only the largest set of readings within 500 ms of each other counts: all clocks end at what a right clock shows.",
  processes: wild,
  rightClockSeconds,
  options: { faultTolerantMs: 500 },
});
