import type { Lesson } from "../lesson.ts";

/** 8.3: clocks that drift, in real time. */
export const drift: Lesson = {
  id: "8.3",
  experiment: "berkeley",
  task: "8.3",
  title: "Clocks drift apart",
  aim: "Work out how far clocks part between rounds, and how often they need one.",
  before: [
    { id: "8.3.drift", ask: "drifted", from: { made: "drifting", level: 1 } },
    {
      id: "8.3.once",
      ask: "choose",
      aims: [9],
      from: { shipped: "drift", change: { options: { rounds: 1 } } },
      until: { rule: { has: "decide" } },
      text: "These clocks drift by hundreds of parts in a million. One round brings them together. Is that enough for a minute?",
      options: [
        {
          text: "No: they drift apart again, and the bound grows with them.",
          claim: { step: { rule: "poll" }, times: 1 },
          because:
            "A round changes what clocks show, not how fast they run. From the round on they part again.",
        },
        {
          text: "Yes: the algorithm goes on by itself.",
          claim: { step: { rule: "poll" }, times: { atLeast: 2 } },
          because: "Nothing goes on by itself: this master makes one round.",
          play: { options: { rounds: 6 } },
        },
      ],
    },
  ],
  see: {
    from: { shipped: "drift" },
    beats: [
      { text: "Four clocks with bad oscillators. Look at the chart of offsets." },
      { at: { rule: "poll" }, text: "After five seconds they are further apart. The first round begins." },
      { at: { rule: "adjust-step" }, text: "Each clock is set: the lines of the chart jump together." },
      {
        at: { rule: "poll", atMs: { atLeast: 10_000 } },
        text: "Ten seconds later they have parted again: a saw-tooth.",
      },
    ],
  },
  predict: [
    { id: "8.3.drift-more", ask: "drifted", from: { made: "drifting", level: 2 } },
    {
      id: "8.3.slew",
      ask: "choose",
      from: { shipped: "drift-slewed" },
      until: { rule: "adjust-slew" },
      text: "These clocks are slewed: they run faster or slower until their amount is used up. Does one ever run backwards?",
      options: [
        {
          text: "No, never.",
          claim: { check: "never-backwards", is: "holds" },
          because: "A slewed clock only runs slower. It shows no time twice.",
        },
        {
          text: "Yes, where its amount is negative.",
          claim: { check: "never-backwards", is: "broken" },
          because: "A negative amount makes it run slower, not backwards. Setting it at once would.",
          play: { options: { adjust: { kind: "step" } } },
        },
      ],
    },
    { id: "8.3.drift-most", ask: "drifted", from: { made: "drifting", level: 4 } },
  ],
  change: {
    id: "8.3.change",
    experiment: "berkeley",
    title: "Out of reach",
    text: "Cut the network for a while, so that the clocks are more than 40 ms apart at the end.",
    hint: "The clocks part by 20 ms in ten seconds. Which rounds must they miss?",
    from: { shipped: "drift" },
    may: [{ do: "partition", most: 1 }],
    goal: { clocks: "skew", ms: { atLeast: 40 } },
    solution: {
      interventions: [
        {
          do: "partition",
          groups: [["1"], ["2", "3", "4"]],
          fromMs: 20_000,
          untilMs: 60_000,
        },
      ],
    },
    stars: [1, 1],
  },
  write: "Run your clocks as processes, and let the master make a round every two seconds.",
  table: {
    note: "Put in runs with 1, 3 and 6 rounds, and one that is slewed.",
    columns: [
      { title: "rounds", of: { count: { rule: { has: "decide" } } } },
      { title: "apart at the end", of: { clocks: "skew" } },
      { title: "off from right", of: { clocks: "right-off" } },
      { title: "in bounds", of: { check: "skew-bound" } },
    ],
  },
  viva: [
    {
      question: "Two clocks drift by at most ρ each. How far do they part in T seconds?",
      answer: "By at most 2ρT: one may be fast, the other slow.",
      from: { shipped: "drift" },
      at: { rule: "poll" },
    },
    {
      question: "How often do you need a round, to stay within a bound?",
      answer: "Often enough that 2ρT and the error of the estimates stay below it.",
      from: { shipped: "drift" },
      at: { rule: "poll", atMs: { atLeast: 10_000 } },
    },
    {
      question: "Does a round make a clock run right?",
      answer: "No. It changes what the clock shows; its oscillator stays as it is.",
      from: { shipped: "drift" },
      at: { rule: "adjust-step" },
    },
    {
      question: "Why slew?",
      answer: "So that no clock shows a time twice: programs rely on that.",
      from: { shipped: "drift-slewed" },
      at: { rule: "adjust-slew" },
    },
    {
      question: "What did the measurement of 1989 show?",
      answer: "15 machines with a round every four minutes stayed within 20 to 25 ms of each other.",
      from: { shipped: "fifteen-machines" },
      at: { rule: { has: "decide" } },
    },
  ],
};
