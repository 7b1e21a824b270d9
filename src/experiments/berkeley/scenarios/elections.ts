import { handoutClocks, shipped } from "./shipped.ts";

const task = "8.2";
const election = { kind: "lowest-clock", patienceMs: 4000 } as const;
const options = { rounds: 8, everyMs: 2000, timeoutMs: 500, election } as const;
/** The lowest clock is not the right one: the master need not have the right time. */
const rightClockSeconds = 100;

export const lowestClock = shipped({
  id: "lowest-clock",
  task,
  title: "The lowest clock becomes the master",
  lookAt: "Each clock broadcasts its reading once, and all choose clock 3: it has the lowest reading.",
  processes: handoutClocks,
  rightClockSeconds,
  options: { ...options, rounds: 2 },
});

export const masterCrashes = shipped({
  id: "master-crashes",
  task,
  title: "The master falls silent and is replaced",
  lookAt: "No clock hears from clock 3 for four seconds. Clock 1 starts an election, and the others join it.",
  processes: handoutClocks,
  rightClockSeconds,
  interventions: [{ do: "crash", process: "3", atMs: 3000 }],
  options,
});

export const oldMasterReturns = shipped({
  id: "old-master-returns",
  task,
  title: "An old master returns, and follows",
  lookAt: "Clock 3 restarts with the lowest clock and waits for a poll: there is a master already.",
  processes: handoutClocks,
  rightClockSeconds,
  interventions: [
    { do: "crash", process: "3", atMs: 3000 },
    { do: "restart", process: "3", atMs: 9000 },
  ],
  options,
});

/** Two of them are fast and two slow, so that the halves part as long as they cannot hear each other. */
const drifting = [
  { id: "1", clockMs: 100_000, driftPpm: -3000 },
  { id: "2", clockMs: 100_060, driftPpm: 3000 },
  { id: "3", clockMs: 99_930, driftPpm: -3500 },
  { id: "4", clockMs: 100_020, driftPpm: 2500 },
];

export const twoMasters = shipped({
  id: "two-masters",
  task,
  title: "Two masters during a partition",
  lookAt:
    "Each side has a master, and the sides drift apart. When the partition ends, the older master follows the newer.",
  processes: drifting,
  rightClockMs: 100_000,
  interventions: [
    {
      do: "partition",
      groups: [
        ["1", "3"],
        ["2", "4"],
      ],
      fromMs: 3000,
      untilMs: 11_000,
    },
  ],
  options: { ...options, rounds: 14 },
});
