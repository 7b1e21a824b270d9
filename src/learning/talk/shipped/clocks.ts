import type { Talk, TalkRun } from "../format.ts";

const run = (shipped: string): TalkRun => ({ experiment: "berkeley", shipped });

/** Experiment 8 in 50 minutes. */
export const clocksTalk: Talk = {
  version: 1,
  talk: "Clocks that agree (experiment 8)",
  about:
    "50 minutes on Berkeley's algorithm: readings, averages, delays, drift, and who is the master. Four questions.",
  runs: {
    handout: run("handout"),
    slewed: run("handout-slewed"),
    delays: run("delays"),
    asymmetric: run("asymmetric"),
    slow: run("slow-answer"),
    drift: run("drift"),
    wild: run("wild-clock"),
    "left-out": run("wild-clock-left-out"),
    lowest: run("lowest-clock"),
    masters: run("two-masters"),
  },
  beats: [
    {
      title: "Four clocks, and no true time",
      run: "handout",
      step: 0,
      large: "stage",
      note: "Each line of the chart is a clock. Nobody in the system knows which one is right.\nThe aim is not the true time. The aim is that all show the same time.",
    },
    {
      title: "The master asks",
      run: "handout",
      step: 1,
      to: 4,
      note: "The master reads its own clock and polls the others. Each answers with its own reading.",
    },
    {
      title: "What does clock 2 have to do?",
      run: "handout",
      step: 7,
      to: 10,
      note: "The average is 100.55 s. Let them compute: clock 2 shows 102.5 s, so it must lose 1.95 s.\nThe master sends amounts and no times: an amount is right whenever it arrives.",
      question: {
        text: "The average is 100.55 s, and clock 2 reads 102.5 s. What is clock 2 told?",
        options: [
          { text: "Set your clock to 100.55 s", right: false },
          { text: "Change your clock by −1.95 s", claim: { step: { process: "2", "values.byMs": -1950 } } },
          { text: "Nothing: it is ahead already", right: false },
        ],
      },
    },
    {
      title: "A clock that is set back",
      run: "handout",
      step: 8,
      note: "A program that reads clock 2 now sees time run backwards. Ask for harm: make, logs, certificates, timeouts.",
    },
    {
      title: "Slew instead of step",
      run: "slewed",
      step: 7,
      to: 10,
      note: "The same amounts, but each clock runs a little slower or faster until its amount is used up.",
    },
    {
      title: "Does slewing keep time from running backwards?",
      run: "slewed",
      step: 10,
      to: 17,
      note: "Compare with the step before: the lines bend and never jump. In the second round clock 3 still lacks 0.15 s: slewing takes time.",
      question: {
        text: "All clocks slew. Does any clock ever show an earlier time than before?",
        options: [
          { text: "Yes, clock 2 does", claim: { check: "never-backwards", is: "broken" } },
          { text: "No clock does", claim: { check: "never-backwards", is: "holds" } },
        ],
      },
    },
    {
      title: "A reading is old when it arrives",
      run: "delays",
      step: 1,
      to: 4,
      note: "Now messages take time. The reading of clock 3 is 137 ms old when the master sees it.",
    },
    {
      title: "Half of the round trip",
      run: "delays",
      step: 5,
      to: 7,
      note: "The master cannot measure one way. It halves the round trip, as Cristian does. Write on the board: error ≤ half of the round trip.",
    },
    {
      title: "When both ways differ",
      run: "asymmetric",
      step: 7,
      to: 10,
      note: "To clock 3 the way takes 20 ms, back it takes 420 ms. The master assumes 220 ms each.",
    },
    {
      title: "Can a further round find the error?",
      run: "asymmetric",
      step: 10,
      to: 20,
      note: "All readings agree, so nobody sees the error of 0.2 s. No protocol can see it without another clock.",
      question: {
        text: "After the second round every clock needs no adjustment. Are they equal?",
        options: [
          { text: "Yes: the readings say so", claim: { clocks: "skew", ms: { atMost: 1 } } },
          {
            text: "No: clock 3 is off, and no clock can see it",
            claim: { clocks: "skew", ms: { atLeast: 100 } },
          },
        ],
      },
    },
    {
      title: "An answer that took too long",
      run: "slow",
      step: 7,
      to: 9,
      note: "A long round trip means a large error. The average leaves clock 3 out, and clock 3 still gets its amount.",
    },
    {
      title: "One wild clock",
      run: "wild",
      step: 6,
      to: 10,
      note: "Clock 3 is a minute ahead. The plain average drags all others 15 s away.",
    },
    {
      title: "Leave out what does not agree",
      run: "left-out",
      step: 7,
      to: 10,
      note: "Only the largest set of readings within 500 ms of each other counts: the fault-tolerant average.",
    },
    {
      title: "Clocks drift, so rounds go on",
      run: "drift",
      step: 0,
      to: 60,
      large: "stage",
      note: "A saw-tooth: apart between rounds, together at each. Ask what makes the teeth higher: more drift, a longer round.\nThe derivation of the bound is in docs/berkeley-bound.md.",
    },
    {
      title: "Who is the master?",
      run: "lowest",
      step: 1,
      to: 4,
      note: "Each clock broadcasts its reading once. All must choose the same one, without asking again.",
    },
    {
      title: "All choose the same one",
      run: "lowest",
      step: 12,
      to: 17,
      note: "After three readings each knows all four, and the lowest wins.",
      question: {
        text: "Which clock becomes the master?",
        options: [
          { text: "Clock 1: it has the lowest number", claim: { step: { rule: "lead", process: "1" } } },
          { text: "Clock 3: it has the lowest reading", claim: { step: { rule: "lead", process: "3" } } },
          { text: "The one that asked first", right: false },
        ],
      },
    },
    {
      title: "A partition makes two masters",
      run: "masters",
      step: 30,
      to: 142,
      large: "diagram",
      note: "Each side elects its own. When the partition ends, one must give way.\nClose: agreement needs a majority, and that is another lecture.",
    },
  ],
};
