import type { Lesson } from "../lesson.ts";

const agree = { clocks: "skew", ms: { atMost: 10 } } as const;

/** 8 base: the arithmetic of one round. */
export const clocksBase: Lesson = {
  id: "8.base",
  experiment: "berkeley",
  task: "base",
  title: "By how much?",
  aim: "Work out each clock's adjustment, and see what it does to the clock.",
  before: [
    { id: "8.base.amount", ask: "amount", from: { made: "clocks", level: 1 } },
    {
      id: "8.base.right",
      ask: "choose",
      aims: [15],
      from: { shipped: "wild-clock" },
      until: { rule: { has: "decide" } },
      text: "A right clock shows 100.3 s. Three clocks are near that, and clock 3 shows 160 s. What do the clocks show after the round?",
      options: [
        {
          text: "They agree with each other, and all are wrong by seconds.",
          claim: { all: [agree, { clocks: "right-off", ms: { atLeast: 1000 } }] },
          because:
            "The Berkeley algorithm makes clocks agree on their average. No clock in it knows the right time, and one wild clock pulls all others.",
        },
        {
          text: "They agree on the right time.",
          claim: { all: [agree, { clocks: "right-off", ms: { atMost: 200 } }] },
          because: "The average of all four is almost 15 s ahead. Agreeing is not being right.",
          play: { options: { faultTolerantMs: 500 } },
        },
        {
          text: "Clock 3 is right again, and the others stay as they are.",
          claim: { not: agree },
          because: "Every clock gets an amount, also those that were right.",
          play: { interventions: [{ do: "drop", message: "1>3#2" }] },
        },
      ],
    },
  ],
  see: {
    from: { shipped: "handout" },
    beats: [
      {
        text: "Four clocks with the handout's readings: 100.3, 102.5, 98.4 and 101.0 s. Clock 1 is the master.",
      },
      { at: { rule: "poll" }, text: "The master asks each clock for its reading." },
      {
        at: { rule: "answer-in" },
        text: "It keeps how far each clock is from its own: clock 2 is 2.2 s ahead.",
      },
      {
        at: { rule: { has: "decide" } },
        text: "The average of 0, 2.2, −1.9 and 0.7 is 0.25 s. The master adjusts itself by that.",
      },
      {
        at: { rule: "adjust-step", process: "2" },
        text: "Clock 2 gets 0.25 − 2.2 = −1.95 s: an amount, not a time.",
      },
    ],
  },
  predict: [
    { id: "8.base.amount-four", ask: "amount", from: { made: "clocks", level: 2 } },
    {
      id: "8.base.back",
      ask: "choose",
      aims: [15],
      from: { shipped: "handout" },
      until: { rule: "adjust-step", process: "2" },
      text: "Clock 2 is ahead, and gets −1.95 s. It adjusts itself at once. Is that harmless?",
      options: [
        {
          text: "No: it shows 1.95 s a second time, and a program sees time run backwards.",
          claim: { check: "never-backwards", is: "broken" },
          because:
            "Files get dates out of order, and a measured time may come out negative. Real systems slew: the clock runs slower until the amount is used up.",
        },
        {
          text: "Yes: a clock that is set right is only better.",
          claim: { check: "never-backwards", is: "holds" },
          because: "The check says at which step it runs backwards. Slewing would never do so.",
          play: { options: { rounds: 3, adjust: { kind: "slew", ppm: 200_000 } } },
        },
      ],
    },
    { id: "8.base.amount-five", ask: "amount", from: { made: "clocks", level: 3 } },
  ],
  change: {
    id: "8.base.change",
    experiment: "berkeley",
    title: "A higher average",
    text: "Set one clock at 0 ms, by two seconds at most, so that the average offset is above 0.6 s.",
    hint: "The average is 0.25 s now. A quarter of what you add to one clock is added to it.",
    from: { shipped: "handout" },
    may: [{ do: "set-clock", most: 1, msMax: 2000 }],
    goal: { step: { rule: { has: "decide" }, "values.targetMs": { atLeast: 600 } } },
    solution: { interventions: [{ do: "set-clock", process: "4", atMs: 0, byMs: 1600 }] },
    stars: [1, 1],
  },
  write: "Write the listing: it prints the adjustments 0.25, −1.95, 2.15 and −0.45, rounded to two places.",
  table: {
    note: "Put in the handout's run, one with other readings, and one in which a message is lost.",
    columns: [
      { title: "messages", of: { count: { kind: "receive" } } },
      { title: "apart at the end", of: { clocks: "skew" } },
      { title: "average off by", of: { clocks: "average-off" } },
      { title: "never back", of: { check: "never-backwards" } },
    ],
  },
  viva: [
    {
      question: "Why does the master send an amount, and not the time?",
      answer: "A time is old when it arrives. An amount stays right, however long the message takes.",
      from: { shipped: "handout" },
      at: { rule: "adjust-step" },
    },
    {
      question: "Is the master's own clock in the average?",
      answer: "Yes, with offset 0. It adjusts itself by the average.",
      from: { shipped: "handout" },
      at: { rule: { has: "decide" } },
    },
    {
      question: "What does Berkeley make right?",
      answer: "That clocks agree with each other. None of them needs to know the right time, and none does.",
      from: { shipped: "wild-clock" },
      at: { rule: { has: "decide" } },
    },
    {
      question: "How do you keep one wild clock out of the average?",
      answer: "Average only the largest set of readings that are close to each other.",
      from: { shipped: "wild-clock-left-out" },
      at: { rule: { has: "decide" } },
    },
    {
      question: "How do you adjust a clock that is ahead?",
      answer: "Slew it: let it run slower until the amount is used up, so that it never runs backwards.",
      from: { shipped: "handout-slewed" },
      at: { rule: "adjust-slew" },
    },
  ],
};
