import type { Challenge } from "../challenge.ts";

const experiment = "berkeley";
const even = ["1", "2", "3", "4"].map((id) => ({ id, clockMs: 100_000, driftPpm: 0 }));
const near = [
  { id: "1", clockSeconds: 100.3, driftPpm: 0 },
  { id: "2", clockSeconds: 100.5, driftPpm: 0 },
  { id: "3", clockSeconds: 100.2, driftPpm: 0 },
  { id: "4", clockSeconds: 100.1, driftPpm: 0 },
];
const steady = { delay: { kind: "constant", ms: 20 }, links: [] };

export const clockChallenges: readonly Challenge[] = [
  {
    id: "never-told",
    experiment,
    title: "A clock that is never told",
    text: "Lose one message, so that the clocks are still more than a second apart at the end.",
    hint: "The average may be right, and yet one clock does not hear of it.",
    from: { shipped: "handout" },
    may: [{ do: "drop", most: 1 }],
    goal: { clocks: "skew", ms: { atLeast: 1000 } },
    solution: { interventions: [{ do: "drop", message: "1>3#2" }] },
    stars: [1, 1],
  },
  {
    id: "backwards",
    experiment,
    title: "A clock that runs backwards",
    text: "All clocks show the same time. Delay one message, so that a clock is set back all the same.",
    hint: "The master believes that each way took half of the round trip. Make one of them longer.",
    from: { shipped: "delays", change: { processes: even, network: steady, options: { rounds: 1 } } },
    may: [{ do: "delay", most: 1, msMax: 200 }],
    goal: { check: "never-backwards", is: "broken" },
    solution: { interventions: [{ do: "delay", message: "3>1#1", byMs: 100 }] },
    stars: [1, 1],
  },
  {
    id: "too-late",
    experiment,
    title: "An answer that does not count",
    text: "Delay one message until the master decides without a clock.",
    hint: "The master waits one second for the answers.",
    from: { shipped: "delays", change: { network: steady, options: { rounds: 1 } } },
    may: [{ do: "delay", most: 1 }],
    goal: { step: { rule: "answer-late" } },
    solution: { interventions: [{ do: "delay", message: "2>1#1", byMs: 1100 }] },
    stars: [1, 1],
  },
  {
    id: "wrong-average",
    experiment,
    title: "A wrong average, and every round trip is short",
    text: "Put the average wrong by more than 50 ms by delays alone. No round trip may be longer than 200 ms.",
    hint: "Each answer that is late by d moves its estimate by d / 2. How many answers does it take?",
    from: {
      shipped: "delays",
      change: { processes: even, network: steady, options: { rounds: 1, rttMaxMs: 200 } },
    },
    may: [{ do: "delay", most: 3, msMax: 200 }],
    goal: {
      all: [
        { clocks: "average-off", ms: { atLeast: 50.001 } },
        { step: { "values.rttMs": { atLeast: 200.001 } }, times: 0 },
      ],
    },
    solution: {
      interventions: [
        { do: "delay", message: "2>1#1", byMs: 150 },
        { do: "delay", message: "3>1#1", byMs: 150 },
        { do: "delay", message: "4>1#1", byMs: 150 },
      ],
    },
    stars: [3, 3],
  },
  {
    id: "old-master",
    experiment,
    title: "The old master follows",
    text: "Crash the master and restart it, so that another clock is elected and the old master follows it at the end.",
    hint: "The others wait four seconds before they elect. The old master must not be back before that.",
    from: { shipped: "master-crashes", change: { interventions: [] } },
    may: [
      { do: "crash", most: 1 },
      { do: "restart", most: 1 },
    ],
    goal: {
      all: [
        { step: { rule: "lead", process: "3" } },
        { step: { rule: "lead", process: { not: "3" } } },
        { last: { "state.role": "follower", "state.master": { not: null } }, process: "3" },
      ],
    },
    solution: {
      interventions: [
        { do: "crash", process: "3", atMs: 3000 },
        { do: "restart", process: "3", atMs: 9000 },
      ],
    },
    stars: [2, 2],
  },
  {
    id: "two-masters",
    experiment,
    title: "Two masters at once",
    text: "Cut the network in two for a while, so that two clocks are masters at the same time.",
    hint: "The side without the master elects one when it has heard nothing for four seconds.",
    from: { shipped: "two-masters", change: { interventions: [] } },
    may: [{ do: "partition", most: 1 }],
    goal: { check: "one-master", is: "broken" },
    solution: {
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
    },
    stars: [1, 1],
  },
  {
    id: "two-liars",
    experiment,
    title: "Two liars fool the fault-tolerant average",
    text: "Set two clocks wrong, so that all clocks end more than five seconds away from a right clock.",
    hint: "The average takes the largest set of readings that are within 500 ms of each other. Among equal sets the closest one wins.",
    from: { shipped: "wild-clock-left-out", change: { processes: near } },
    may: [{ do: "set-clock", most: 2, msMax: 60_000 }],
    goal: {
      all: [
        { clocks: "right-off", ms: { atLeast: 5000 } },
        { clocks: "skew", ms: { atMost: 100 } },
      ],
    },
    solution: {
      interventions: [
        { do: "set-clock", process: "2", atMs: 0, byMs: 30_000 },
        { do: "set-clock", process: "3", atMs: 0, byMs: 30_300 },
      ],
    },
    stars: [2, 2],
  },
  {
    id: "other-master",
    experiment,
    title: "The wrong clock is elected",
    text: "Clock 3 is the lowest. Delay messages until another clock has been the master too.",
    hint: "The clocks wait 500 ms for the readings. Whose reading must the others miss?",
    from: { shipped: "lowest-clock" },
    may: [{ do: "delay", most: 3, msMax: 3000 }],
    goal: { step: { rule: "lead", process: { not: "3" } } },
    solution: { interventions: [{ do: "delay", message: "3>1#1", byMs: 600 }] },
    stars: [1, 2],
  },
  {
    id: "bound",
    experiment,
    title: "Out of bounds",
    text: "These clocks drift, and each round brings them together below a bound. Set one clock by 200 ms at most, so that the bound is broken.",
    hint: "Just after a round the clocks are close together. Where are they furthest apart?",
    from: { shipped: "drift" },
    may: [{ do: "set-clock", most: 1, msMax: 200 }],
    goal: { check: "skew-bound", is: "broken" },
    solution: { interventions: [{ do: "set-clock", process: "2", atMs: 14_000, byMs: 200 }] },
    stars: [1, 1],
  },
];
