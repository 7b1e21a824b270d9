import type { Lesson } from "../lesson.ts";

/** 9 base: the handout's two nodes. */
export const nodesBase: Lesson = {
  id: "9.base",
  experiment: "ricart-agrawala",
  task: "base",
  title: "Who enters first?",
  aim: "Decide from two requests which node enters, and see what a wrong comparison does.",
  before: [
    {
      id: "9.base.stamp-time",
      ask: "choose",
      aims: [12],
      from: {
        shipped: "two-nodes",
        change: {
          processes: [
            { id: "1", highest: 4, requests: [{ atMs: 0, holdMs: 20 }] },
            { id: "2", highest: 3, requests: [{ atMs: 6, holdMs: 20 }] },
          ],
        },
      },
      text: "Node 1 asks with timestamp 5, and node 2 with timestamp 4. Which node asked earlier in time?",
      options: [
        {
          text: "Node 2: it has the lower timestamp.",
          claim: { first: { rule: "request", process: "2" }, before: { rule: "request", process: "1" } },
          because:
            "A timestamp counts what a node has seen. Node 1 had seen 4 before, node 2 only 3. Node 1 asks at 0 ms, node 2 at 6 ms.",
          play: {
            processes: [
              { id: "1", highest: 4, requests: [{ atMs: 6, holdMs: 20 }] },
              { id: "2", highest: 3, requests: [{ atMs: 0, holdMs: 20 }] },
            ],
          },
        },
        {
          text: "The timestamps do not say. In this run it is node 1.",
          claim: { first: { rule: "request", process: "1" }, before: { rule: "request", process: "2" } },
          because:
            "A timestamp counts what a node has seen, and no clock is in it. The diagram shows that node 1 asks at 0 ms and node 2 at 6 ms.",
        },
        {
          text: "Both at the same time.",
          claim: {
            all: [
              { step: { rule: "request", process: "1", atMs: 0 } },
              { step: { rule: "request", process: "2", atMs: 0 } },
            ],
          },
          because: "Look at the two diamonds in the diagram: one stands at 0 ms, the other at 6 ms.",
          play: {
            processes: [
              { id: "1", highest: 4, requests: [{ atMs: 0, holdMs: 20 }] },
              { id: "2", highest: 3, requests: [{ atMs: 0, holdMs: 20 }] },
            ],
          },
        },
      ],
    },
    { id: "9.base.messages", ask: "messages", from: { made: "alone", level: 2 } },
  ],
  see: {
    from: { shipped: "two-nodes" },
    beats: [
      { text: "Two nodes. Node 1 has seen timestamps up to 4, node 2 up to 3. Nobody wants to enter yet." },
      {
        at: { rule: "request" },
        text: "A node that wants to enter takes the next timestamp and sends a REQUEST with it to every other node.",
      },
      {
        at: { rule: "defer-mine-first" },
        text: "Node 2 compares (5, 1) with its own (4, 2). Its own comes first: it puts node 1 into its queue.",
      },
      {
        at: { rule: "reply-theirs-first" },
        text: "Node 1 compares the same two pairs. The other comes first, so it replies at once.",
      },
      { at: { rule: "enter" }, text: "With a REPLY from every other node, node 2 enters." },
      { at: { rule: "leave" }, text: "It leaves, and only now sends the REPLY that it owes node 1." },
    ],
  },
  predict: [
    { id: "9.base.first", ask: "enters-first", from: { made: "contenders", level: 1 } },
    { id: "9.base.request", ask: "on-request", from: { made: "contenders", level: 2 } },
    {
      id: "9.base.text",
      ask: "choose",
      aims: [9],
      from: { shipped: "two-nodes-text" },
      until: { rule: "enter" },
      text: "The handout compares the requests as text, and this run ends well: both nodes enter, one after the other. The program has run. Is it right?",
      options: [
        {
          text: "Yes: the nodes never are inside together, whenever they ask.",
          claim: {
            all: [
              { check: "mutual-exclusion", is: "holds" },
              { check: "order", is: "holds" },
            ],
          },
          because:
            "One run that goes well proves nothing. Here node 1 enters with 5 before node 2 with 4. With another delay both are inside at once: the challenge of this lesson.",
          play: { options: { order: "timestamp-id" } },
        },
        {
          text: "No: already here the higher timestamp enters first.",
          claim: { check: "order", is: "broken" },
          because:
            "“REQ from 1 at 5” comes before “REQ from 2 at 4” as text, because 1 is before 2. The id decides before the timestamp does.",
        },
      ],
    },
  ],
  change: {
    id: "9.base.change",
    experiment: "ricart-agrawala",
    title: "Both inside, with the handout’s order",
    text: "The nodes compare their requests as text. Delay one message, so that both are in the critical section at once.",
    hint: "Node 1 replies to node 2 and then asks. Its REQUEST must come before node 2 is in.",
    from: { shipped: "text-violation", change: { interventions: [] } },
    may: [{ do: "delay", most: 2 }],
    goal: { check: "mutual-exclusion", is: "broken" },
    solution: { interventions: [{ do: "delay", message: "1>2#1", byMs: 5 }] },
    stars: [1, 2],
  },
  write:
    "Write two nodes that compare (timestamp, id) as numbers. Open ‘Your programs’, press Run, and let every schedule be tried.",
  table: {
    note: "Put in three runs: the right order, the text order, and the one in which both are inside.",
    columns: [
      { title: "entries", of: { count: { rule: "enter" } } },
      { title: "first entry", of: { first: { rule: "enter" } } },
      { title: "one at a time", of: { check: "mutual-exclusion" } },
      { title: "in order", of: { check: "order" } },
    ],
  },
  viva: [
    {
      question: "Why is the id in the comparison?",
      answer:
        "Two requests can have the same timestamp. The ids differ always, so exactly one of the two comes first.",
      from: { shipped: "three-nodes-tie" },
      at: { rule: "defer-mine-first" },
    },
    {
      question: "Why can both nodes not be inside at once?",
      answer: "Each needs the REPLY of the other. Both compare the same two pairs, so one of them defers.",
      from: { shipped: "two-nodes" },
      at: { rule: "defer-mine-first" },
    },
    {
      question: "What does a node do with a REQUEST while it is inside?",
      answer: "It defers its REPLY, whatever the timestamp is, and answers when it leaves.",
      from: { shipped: "deferred-queue" },
      at: { rule: "defer-held" },
    },
    {
      question: "How many messages does one entry take with N nodes?",
      answer: "2(N − 1): a REQUEST to each of the others, and a REPLY from each.",
      from: { shipped: "twelve-nodes" },
      at: { rule: "enter" },
    },
    {
      question: "What goes wrong when the requests are compared as text?",
      answer:
        "The id decides before the timestamp. A node that has just replied can ask with a higher timestamp and still come first, so both are inside.",
      from: { shipped: "text-violation" },
      at: { rule: "enter", process: "1" },
    },
  ],
};
