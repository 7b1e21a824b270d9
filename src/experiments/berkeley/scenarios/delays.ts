import { handoutClocks, shipped } from "./shipped.ts";

const group = "Delays (task 8.1)";
const delay = { kind: "uniform", minMs: 40, maxMs: 160 } as const;

export const delays = shipped({
  id: "delays",
  group,
  title: "Delays, made good for by half the round trip",
  lookAt:
    "A reading is old when it arrives; half of the round trip is added to it. What is left is the error.",
  processes: handoutClocks,
  network: { delay },
  options: { rounds: 2 },
});

export const delaysIgnored = shipped({
  id: "delays-ignored",
  group,
  title: "The same delays, ignored",
  lookAt: "Every clock but the master's is taken for slower than it is, by the whole way of its answer.",
  processes: handoutClocks,
  network: { delay },
  options: { rounds: 2, compensation: "none" },
});

export const asymmetric = shipped({
  id: "asymmetric",
  group,
  title: "A path that is slow one way",
  lookAt:
    "To clock 3 it takes 20 ms, back 420: half of the difference stays as error, and nobody can see it.",
  processes: handoutClocks,
  network: {
    delay: { kind: "constant", ms: 20 },
    links: [{ from: "3", to: "1", delay: { kind: "constant", ms: 420 } }],
  },
  options: { rounds: 2 },
});

export const lateAnswer = shipped({
  id: "late-answer",
  group,
  title: "An answer that comes too late",
  lookAt: "The round is decided after a second without clock 3, which gets no amount and stays where it is.",
  processes: handoutClocks,
  network: {
    delay: { kind: "constant", ms: 50 },
    links: [{ from: "3", to: "1", delay: { kind: "constant", ms: 1200 } }],
  },
});

export const slowAnswer = shipped({
  id: "slow-answer",
  group,
  title: "A round trip too long to be trusted",
  lookAt:
    "Clock 3's answer took over 200 ms: it is left out of the average, and gets its amount all the same.",
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
  group,
  title: "One wild clock, plain average",
  lookAt: "Clock 3 is a minute ahead. The plain average drags all clocks to almost 15 s off a right clock.",
  processes: wild,
  rightClockSeconds,
  options: {},
});

export const wildClockLeftOut = shipped({
  id: "wild-clock-left-out",
  group,
  title: "One wild clock, fault-tolerant average",
  lookAt:
    "Only the largest set of readings within 500 ms counts: all clocks come to what a right clock shows.",
  processes: wild,
  rightClockSeconds,
  options: { faultTolerantMs: 500 },
});
