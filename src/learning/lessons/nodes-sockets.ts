import type { Lesson } from "../lesson.ts";

/** 9.1: the same nodes over TCP. */
export const nodesSockets: Lesson = {
  id: "9.1",
  experiment: "ricart-agrawala",
  task: "9.1",
  title: "The same algorithm over TCP",
  aim: "See what happened before what, and what a connection tells you that a message does not.",
  before: [
    { id: "9.1.before", ask: "happened-first", aims: [11], from: { made: "contenders", level: 1 } },
    {
      id: "9.1.framing",
      ask: "choose",
      aims: [1],
      from: { shipped: "over-tcp" },
      until: { rule: "request" },
      text: "The nodes send JSON over a TCP connection. How does a node know where a message ends?",
      options: [
        {
          text: "Each message is one line: it ends at the newline.",
          claim: { step: { "result.value.bytes": { has: "}\n" } } },
          because:
            "TCP carries bytes, so the program must mark where a message ends. Here it is the newline.",
        },
        {
          text: "One recv is one message.",
          claim: {
            all: [
              { step: { "result.value.bytes.length": { atLeast: 1 } } },
              { step: { "result.value.bytes": { has: "}\n" } }, times: 0 },
            ],
          },
          because:
            "A recv may return half a message, or two. Look at the bytes on the wire: each ends with a newline.",
        },
      ],
    },
  ],
  see: {
    from: { shipped: "over-tcp" },
    beats: [
      { text: "The handout's two nodes. Each listens on a port of its own." },
      {
        at: { rule: "connected" },
        text: "Of each pair, the later node connects to the earlier one: one connection for both ways.",
      },
      { at: { rule: "greeted" }, text: "It says who it is. An address alone would not tell." },
      { at: { rule: "request" }, text: "From here on everything is as before: a REQUEST with a timestamp." },
      { at: { rule: "enter" }, text: "Node 2 enters first, as it did with plain messages." },
    ],
  },
  predict: [
    { id: "9.1.before-more", ask: "happened-first", aims: [11], from: { made: "contenders", level: 2 } },
    {
      id: "9.1.crash",
      ask: "choose",
      from: { shipped: "crash-over-tcp" },
      until: { rule: "request" },
      text: "Node 3 has crashed. Node 1 sends it a REQUEST over their connection. How does node 1 find out?",
      options: [
        {
          text: "By the FIN of the crashed node's kernel: recv returns b'' at once.",
          claim: {
            all: [
              { step: { process: "1", rule: "suspect", "result.value.bytes": "" } },
              { step: { rule: "probe" }, times: 0 },
            ],
          },
          because:
            "The kernel outlives the process, and closes its connections. If the whole machine stops, no FIN comes.",
        },
        {
          text: "By a PROBE that is not answered.",
          claim: { step: { rule: "probe" } },
          because: "The FIN comes first. A timeout is only needed where nobody is left to send one.",
          play: { options: { transport: "messages" } },
        },
        {
          text: "Not at all: it waits for ever.",
          claim: { step: { rule: "enter" }, times: 0 },
          because: "Node 1 stops waiting for node 3 and enters.",
          play: { options: { failures: { kind: "none" }, transport: "messages" } },
        },
      ],
    },
    { id: "9.1.first", ask: "enters-first", from: { made: "contenders", level: 2 } },
  ],
  change: {
    id: "9.1.change",
    experiment: "ricart-agrawala",
    title: "Node 2 first, though it asks later",
    text: "Node 1 asks at 60 ms and node 2 at 75 ms. Delay one segment, so that node 2 enters first and never both are inside.",
    hint: "Node 2 asks with the number after the highest that it has seen. What must it not have seen by then?",
    from: {
      shipped: "over-tcp",
      change: {
        processes: [
          { id: "1", highest: 4, requests: [{ atMs: 60, holdMs: 20 }] },
          { id: "2", highest: 3, requests: [{ atMs: 75, holdMs: 20 }] },
        ],
      },
    },
    may: [{ do: "delay", most: 1, msMax: 200 }],
    goal: {
      all: [
        { first: { rule: "enter", process: "2" }, before: { rule: "enter", process: "1" } },
        { check: "mutual-exclusion", is: "holds" },
      ],
    },
    solution: { interventions: [{ do: "delay", message: "1>2#3", byMs: 30 }] },
    stars: [1, 1],
  },
  write:
    "Write your nodes as separate programs, with a connection for each pair and one JSON message a line.",
  table: {
    note: "Put in the two nodes over messages and over TCP, and a crash.",
    columns: [
      { title: "connected", of: { first: { rule: "connected" } } },
      { title: "first entry", of: { first: { rule: "enter" } } },
      { title: "entries", of: { count: { rule: "enter" } } },
      { title: "one at a time", of: { check: "mutual-exclusion" } },
    ],
  },
  viva: [
    {
      question: "How many connections do N nodes need?",
      answer: "One for each pair: N(N − 1) / 2. A connection carries both ways.",
      from: { shipped: "crash-over-tcp" },
      at: { rule: "connected" },
    },
    {
      question: "Why does the connecting node say who it is?",
      answer: "The other end sees an address and a port that the kernel chose, not a node's id.",
      from: { shipped: "over-tcp" },
      at: { rule: "greeted" },
    },
    {
      question: "Step a has the lower Lamport time. Did it happen before b?",
      answer: "Not necessarily: they may be concurrent. Only the other direction holds.",
      from: { shipped: "over-tcp" },
      at: { rule: "request" },
    },
    {
      question: "What does TCP promise here, and what not?",
      answer:
        "That bytes arrive once and in order while the connection lives. Not that the other program has read them.",
      from: { shipped: "over-tcp" },
      at: { rule: "enter" },
    },
    {
      question: "A machine loses power. Does a FIN come?",
      answer: "No. Then only a timeout can tell, and it may be wrong.",
      from: { shipped: "crash-over-tcp" },
      at: { rule: "suspect" },
    },
  ],
};
