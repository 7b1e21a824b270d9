import type { Lesson } from "../lesson.ts";

/** 8.1: delays. */
export const delays: Lesson = {
  id: "8.1",
  experiment: "berkeley",
  task: "8.1",
  title: "A reading is old when it arrives",
  aim: "Correct a reading by half of its round trip, and say what error stays.",
  before: [
    {
      id: "8.1.ignored",
      ask: "choose",
      aims: [15],
      from: { shipped: "delays-ignored" },
      until: { rule: "answer-in" },
      text: "A message takes 40 to 160 ms here, and the master takes each reading as it comes. How wrong are its estimates?",
      options: [
        {
          text: "Each is too low by the time that its answer took: 40 ms or more.",
          claim: { clocks: "estimate-off", ms: { atLeast: 40 } },
          because:
            "While the answer travels, the clock goes on. The reading is as old as the answer's journey.",
        },
        {
          text: "They are right: delay does not matter, since all clocks go on equally.",
          claim: { clocks: "estimate-off", ms: { atMost: 1 } },
          because: "The clock goes on, and the reading in the message does not.",
          play: { network: { delay: { kind: "constant", ms: 0 } } },
        },
        {
          text: "They are off by a few ms at most.",
          claim: { clocks: "estimate-off", ms: { atLeast: 1, atMost: 39 } },
          because: "Nothing takes less than 40 ms here. Half of the round trip would bring the error down.",
          play: { network: { delay: { kind: "constant", ms: 20 } } },
        },
      ],
    },
    { id: "8.1.half", ask: "estimate", aims: [15], from: { made: "lopsided", level: 1 } },
  ],
  see: {
    from: { shipped: "asymmetric" },
    beats: [
      { text: "A message takes 20 ms. Only the way from clock 3 to the master takes 420 ms." },
      { at: { rule: "poll" }, text: "The master polls, and notes its own clock." },
      {
        at: { rule: "answer", process: "3" },
        text: "Clock 3 reads its clock and answers. From here on that reading gets old.",
      },
      {
        at: { rule: { has: "decide" } },
        text: "The round trip took 440 ms, so the master adds 220. The reading is 420 ms old: 200 ms are missing.",
      },
      {
        at: { rule: "adjust-step", process: "3" },
        text: "Clock 3 is adjusted by a wrong amount, and nobody can notice.",
      },
    ],
  },
  predict: [
    { id: "8.1.half-more", ask: "estimate", aims: [15], from: { made: "lopsided", level: 3 } },
    { id: "8.1.amount", ask: "amount", from: { made: "clocks", level: 3 } },
    {
      id: "8.1.late",
      ask: "choose",
      from: { shipped: "late-answer" },
      until: { rule: "decide-timeout" },
      text: "The master waits one second for the answers. That of clock 3 takes longer. What becomes of clock 3 in this round?",
      options: [
        {
          text: "It is not in the average, and gets no adjustment.",
          claim: {
            all: [
              { step: { rule: "decide-timeout" } },
              { step: { rule: { has: "adjust" }, process: "3" }, times: 0 },
            ],
          },
          because:
            "The master decides with what it has. It cannot adjust a clock whose offset it does not know.",
        },
        {
          text: "It is adjusted when its answer comes.",
          claim: {
            all: [{ step: { rule: "decide-timeout" } }, { step: { rule: { has: "adjust" }, process: "3" } }],
          },
          because: "A late answer is ignored: the round is over.",
        },
        {
          text: "The master waits for it.",
          claim: { step: { rule: "decide-complete" } },
          because: "Then one crashed clock would stop all rounds. So there is a timeout.",
          play: { options: { timeoutMs: 3000 } },
        },
      ],
    },
  ],
  change: {
    id: "8.1.change",
    experiment: "berkeley",
    title: "An error that nobody sees",
    text: "Delay one message by 200 ms at most, so that one estimate is wrong by more than 80 ms.",
    hint: "Half of what you add to one way stays as the error. Which messages carry readings?",
    from: {
      shipped: "delays",
      change: { network: { delay: { kind: "constant", ms: 20 } }, options: { rounds: 1 } },
    },
    may: [{ do: "delay", most: 1, msMax: 200 }],
    goal: { clocks: "estimate-off", ms: { atLeast: 80.001 } },
    solution: { interventions: [{ do: "delay", message: "2>1#1", byMs: 180 }] },
    stars: [1, 1],
  },
  write: "Let your master note when it polled, and add half of the round trip to each reading.",
  table: {
    note: "Put in runs without delay, with delays compensated, and with delays ignored.",
    columns: [
      { title: "worst estimate off by", of: { clocks: "estimate-off" } },
      { title: "average off by", of: { clocks: "average-off" } },
      { title: "apart at the end", of: { clocks: "skew" } },
    ],
  },
  viva: [
    {
      question: "How large can the error of an estimate be?",
      answer: "At most half of its round trip: one way may have taken nearly all of it.",
      from: { shipped: "asymmetric" },
      at: { rule: { has: "decide" } },
    },
    {
      question: "Can the master measure how long one way took?",
      answer:
        "No: it would need a clock at the other end that agrees with its own. That is what it wants to make.",
      from: { shipped: "asymmetric" },
      at: { rule: "answer", process: "3" },
    },
    {
      question: "Why leave out an answer with a long round trip?",
      answer: "Its error may be as large as half of the round trip. Short ones are surer.",
      from: { shipped: "slow-answer" },
      at: { rule: { has: "decide" } },
    },
    {
      question: "By whose clock is the round trip measured?",
      answer: "By the master's own: it notes its clock at the poll, and again when the answer comes.",
      from: { shipped: "delays" },
      at: { rule: "poll" },
    },
    {
      question: "Does the delay of the AMOUNT matter?",
      answer: "Hardly: an amount stays the same while it travels. Only drift in that time counts.",
      from: { shipped: "delays" },
      at: { rule: "adjust-step" },
    },
  ],
};
