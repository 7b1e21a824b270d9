import type { Lesson } from "../lesson.ts";

const second = (process: string) => ({
  step: { rule: "lead", process, atMs: { atLeast: 3000 } },
});

/** 8.2: leader election. */
export const election: Lesson = {
  id: "8.2",
  experiment: "berkeley",
  task: "8.2",
  title: "Who is the master?",
  aim: "Say which clock is elected, and what happens when it stops.",
  before: [
    { id: "8.2.elected", ask: "elected", from: { made: "electing", level: 1 } },
    {
      id: "8.2.right",
      ask: "choose",
      aims: [15],
      from: { shipped: "lowest-clock" },
      until: { rule: "lead" },
      text: "A right clock shows 100 s. Clock 3 shows 98.4 s and is elected, as the lowest. After its first round, how right are the clocks?",
      options: [
        {
          text: "They agree, and are half a second off.",
          claim: {
            all: [
              { clocks: "skew", ms: { atMost: 10 } },
              { clocks: "right-off", ms: { atLeast: 300, atMost: 1000 } },
            ],
          },
          because: "The master takes the average, not its own time. The average of these four is 100.55 s.",
        },
        {
          text: "They all show the master's time, 1.6 s off.",
          claim: { clocks: "right-off", ms: { atLeast: 1001 } },
          because:
            "The master adjusts itself too: it takes the average, and its clock has no more weight than the others.",
        },
        {
          text: "They are right: the lowest clock is the right one.",
          claim: { clocks: "right-off", ms: { atMost: 50 } },
          because:
            "The rule needs some clock that all agree on, and the lowest is one. That says nothing about its time.",
        },
      ],
    },
  ],
  see: {
    from: { shipped: "master-crashes" },
    beats: [
      { text: "Four clocks, and no master yet." },
      { at: { rule: "elect" }, text: "Each clock sends its reading to all others, once." },
      {
        at: { rule: "follow" },
        text: "Whoever has all readings names the lowest: clock 3. No further message is needed.",
      },
      {
        at: { rule: "lead" },
        text: "Clock 3 finds that it is the lowest itself: it is the master, and polls.",
      },
      { at: { kind: "crash" }, text: "The master crashes. Nobody is told." },
      {
        at: { rule: "patience-over" },
        text: "For four seconds no clock has heard a poll. So they begin the next election.",
      },
      {
        at: { rule: "lead", atMs: { atLeast: 3000 } },
        text: "Half a second later they decide without clock 3.",
      },
    ],
  },
  predict: [
    { id: "8.2.elected-more", ask: "elected", from: { made: "electing", level: 3 } },
    {
      id: "8.2.next",
      ask: "choose",
      from: { shipped: "master-crashes" },
      until: { rule: "lead", atMs: { atLeast: 3000 } },
      text: "Clock 3 is the master, has made all clocks equal, and crashed. The others elect again. Which becomes the master?",
      options: [
        {
          text: "Clock 1: all show the same, so the lowest id decides.",
          claim: second("1"),
          because:
            "After a round the clocks show the same time. Among equal readings the lowest id is elected.",
        },
        {
          text: "Clock 4: it was the next lowest at the beginning.",
          claim: second("4"),
          because: "The readings of the new election count, and the rounds have changed the clocks.",
        },
        {
          text: "Clock 3 again, since it is still the lowest.",
          claim: second("3"),
          because:
            "Clock 3 is down and sends no reading. The others wait 500 ms for it, and decide without it.",
        },
        {
          text: "None: they wait for clock 3.",
          claim: { step: { rule: "lead" }, times: 1 },
          because:
            "The timeout of the election is there for this: after 500 ms they take the readings that they have.",
          play: { interventions: [] },
        },
      ],
    },
    {
      id: "8.2.returns",
      ask: "choose",
      from: { shipped: "old-master-returns" },
      until: { kind: "restart" },
      text: "Clock 3 comes back while clock 1 is the master. It still has the lowest clock. What does it do?",
      options: [
        {
          text: "It waits for a poll, and follows.",
          claim: { step: { rule: "lead", process: "3" }, times: 1 },
          because:
            "A clock that restarts knows no master. It listens first, and one poll tells it whom to follow.",
        },
        {
          text: "It takes over at once: the rule says the lowest.",
          claim: { step: { rule: "lead", process: "3" }, times: { atLeast: 2 } },
          because: "An election is held when a master is missing, not when a lower clock comes.",
        },
      ],
    },
  ],
  change: {
    id: "8.2.change",
    experiment: "berkeley",
    title: "Three masters in one run",
    text: "Crash clocks, two at most, so that three clocks have been the master one after the other.",
    hint: "The followers are patient for four seconds, and then elect. Which one is elected next?",
    from: { shipped: "master-crashes", change: { interventions: [] } },
    may: [{ do: "crash", most: 2 }],
    goal: { step: { rule: "lead" }, times: { atLeast: 3 } },
    solution: {
      interventions: [
        { do: "crash", process: "3", atMs: 1000 },
        { do: "crash", process: "1", atMs: 6000 },
      ],
    },
    stars: [2, 2],
  },
  write: "Let your clocks send their readings to each other and name the lowest. Then stop the master.",
  table: {
    note: "Put in a run without a crash, one with a crash, and one in which the old master returns.",
    columns: [
      { title: "masters", of: { count: { rule: "lead" } } },
      { title: "first master", of: { first: { rule: "lead" } } },
      { title: "master noticed missing", of: { first: { rule: "patience-over" } } },
      { title: "one master", of: { check: "one-master" } },
    ],
  },
  viva: [
    {
      question: "Why does each clock name the same master without asking?",
      answer: "All compare the same numbers: the readings as they were broadcast.",
      from: { shipped: "lowest-clock" },
      at: { rule: "follow" },
    },
    {
      question: "How do the clocks notice that the master is gone?",
      answer:
        "By silence: no poll for longer than their patience. They cannot tell a crash from a slow network.",
      from: { shipped: "master-crashes" },
      at: { rule: "patience-over" },
    },
    {
      question: "Can there be two masters?",
      answer:
        "Yes, while the network is cut: each side elects one. When the cut ends, the older one follows.",
      from: { shipped: "two-masters" },
      at: { rule: "lead", atMs: { atLeast: 3000 } },
    },
    {
      question: "Is the lowest clock the best one?",
      answer:
        "No. It is only one that all agree on. Its time has the same weight in the average as any other.",
      from: { shipped: "lowest-clock" },
      at: { rule: { has: "decide" } },
    },
    {
      question: "What does a clock do that restarts?",
      answer: "It waits for a poll. If none comes within its patience, it begins an election.",
      from: { shipped: "old-master-returns" },
      at: { kind: "restart" },
    },
  ],
};
