import type { Lesson } from "../lesson.ts";

/** 9.3: the queue of deferred replies. */
export const deferred: Lesson = {
  id: "9.3",
  experiment: "ricart-agrawala",
  task: "9.3",
  title: "Who is deferred?",
  aim: "Keep the replies that a node owes, and send them all when it leaves.",
  before: [
    { id: "9.3.request", ask: "on-request", from: { made: "queueing", level: 2 } },
    {
      id: "9.3.lock",
      ask: "choose",
      aims: [10],
      from: { shipped: "reply-while-held" },
      until: { rule: "enter", process: "1" },
      text: "Node 2 is in the critical section. It answers a REQUEST in spite of that. Is the section still protected?",
      options: [
        {
          text: "No: node 1 enters too. The rule protects only if every node keeps it.",
          claim: { check: "mutual-exclusion", is: "broken" },
          because:
            "Nothing stands at the door. Mutual exclusion, like a lock, is an agreement of all who use the data: one that does not keep it spoils it for all.",
        },
        {
          text: "Yes: a section that is taken cannot be entered.",
          claim: { check: "mutual-exclusion", is: "holds" },
          because:
            "Whoever has all REPLYs enters. A lock protects data only if everybody who uses the data takes it.",
          play: { options: { deferWhenHeld: true } },
        },
      ],
    },
  ],
  see: {
    from: { shipped: "deferred-queue" },
    beats: [
      { text: "Four nodes. Node 1 will be inside for long." },
      { at: { rule: "enter", process: "1" }, text: "Node 1 enters." },
      {
        at: { rule: "defer-held" },
        text: "A REQUEST comes. Node 1 writes its sender into the queue and answers nothing.",
      },
      {
        at: { rule: "leave", process: "1" },
        text: "It leaves, and sends a REPLY to each node of the queue, in their order.",
      },
      { at: { rule: "enter", process: { not: "1" } }, text: "The next node enters." },
    ],
  },
  predict: [
    { id: "9.3.queue", ask: "queue-order", from: { made: "queueing", level: 2 } },
    { id: "9.3.compared", ask: "compared-with", aims: [14], from: { made: "contenders", level: 2 } },
    { id: "9.3.request-more", ask: "on-request", from: { made: "contenders", level: 3 } },
  ],
  change: {
    id: "9.3.change",
    experiment: "ricart-agrawala",
    title: "Two in the queue",
    text: "Delay messages until node 1 has two others in its queue of deferred replies.",
    hint: "A node that waits for a REPLY defers every request that comes after its own.",
    from: {
      shipped: "deferred-queue",
      change: {
        processes: [
          { id: "1", highest: 0, requests: [{ atMs: 0, holdMs: 20 }] },
          { id: "2", highest: 0, requests: [{ atMs: 45, holdMs: 20 }] },
          { id: "3", highest: 0, requests: [{ atMs: 60, holdMs: 20 }] },
        ],
      },
    },
    may: [{ do: "delay", most: 2, msMax: 100 }],
    goal: { step: { process: "1", "state.deferred.length": { atLeast: 2 } } },
    solution: { interventions: [{ do: "delay", message: "2>1#1", byMs: 70 }] },
    stars: [1, 2],
  },
  write: "Give your node a list of deferred peers. Empty it only after each of them has been answered.",
  table: {
    note: "Put in the queue, a queue that is emptied early, and a run of yours.",
    columns: [
      { title: "deferred", of: { count: { rule: { has: "defer" } } } },
      { title: "entries", of: { count: { rule: "enter" } } },
      { title: "all served", of: { check: "all-served" } },
    ],
  },
  viva: [
    {
      question: "When does a node defer its REPLY?",
      answer: "While it is inside, and while it wants to enter and its own request comes first.",
      from: { shipped: "deferred-queue" },
      at: { rule: "defer-held" },
    },
    {
      question: "When are the deferred nodes answered?",
      answer: "All when the node leaves, in the order in which they asked.",
      from: { shipped: "deferred-queue" },
      at: { rule: "leave" },
    },
    {
      question: "What goes wrong when the queue is emptied before it is answered?",
      answer: "The deferred nodes never get their REPLY, and wait for ever.",
      from: { shipped: "deferred-cleared-early" },
      at: { rule: "leave-forgets" },
    },
    {
      question: "With which timestamp does a node compare a REQUEST?",
      answer: "With that of its own open request, not with the highest that it has seen since.",
      from: { shipped: "two-nodes" },
      at: { rule: "defer-mine-first" },
    },
    {
      question: "Why need the queue not be sorted by timestamp?",
      answer: "Each deferred node still needs every other node's REPLY. They decide among themselves.",
      from: { shipped: "three-nodes-tie" },
      at: { rule: "leave" },
    },
  ],
};
