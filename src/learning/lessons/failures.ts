import type { Lesson } from "../lesson.ts";

/** 9.2: delays and failures. */
export const failures: Lesson = {
  id: "9.2",
  experiment: "ricart-agrawala",
  task: "9.2",
  title: "Late, lost, or crashed?",
  aim: "Say what a crash, a loss and a delay do, and when a timeout is wrong.",
  before: [
    { id: "9.2.crash", ask: "after-crash", from: { made: "crashed", level: 1 } },
    {
      id: "9.2.lost",
      ask: "choose",
      from: { shipped: "lost-message" },
      until: { kind: "lost" },
      text: "Node 2's REQUEST (4, 2) is lost. Node 1's REQUEST (5, 1) arrives. Who gets in?",
      options: [
        {
          text: "Neither.",
          claim: { step: { rule: "enter" }, times: 0 },
          because:
            "Node 2 defers node 1, since (4, 2) comes first. And it waits for a REPLY to a REQUEST that node 1 never got.",
        },
        {
          text: "Node 1 only.",
          claim: {
            all: [
              { step: { rule: "enter", process: "1" } },
              { step: { rule: "enter", process: "2" }, times: 0 },
            ],
          },
          because: "Node 2 wants to enter too, with the lower pair. So it defers its REPLY to node 1.",
        },
        {
          text: "Both, one after the other.",
          claim: { step: { rule: "enter" }, times: 2 },
          because: "Nobody sends the lost REQUEST again here. With retries both would get in.",
          play: { options: { failures: { kind: "retry", afterMs: 30 } } },
        },
      ],
    },
  ],
  see: {
    from: { shipped: "wrong-suspicion" },
    beats: [
      { text: "Two nodes. A node that waits for long sends a PROBE, and gives up after 30 ms of silence." },
      { at: { rule: "enter", process: "2" }, text: "Node 2 is inside, and stays for long." },
      { at: { rule: "probe" }, text: "Node 1 has waited 40 ms and asks: are you alive?" },
      { at: { rule: "probe-answered" }, text: "Node 2 is, and says so. But its ALIVE is slow." },
      { at: { rule: "suspect-last" }, text: "30 ms are over: node 1 takes node 2 for crashed." },
      { at: { rule: "enter", process: "1" }, text: "It enters. Two nodes are inside." },
    ],
  },
  predict: [
    { id: "9.2.crash-more", ask: "after-crash", from: { made: "crashed", level: 3 } },
    {
      id: "9.2.slow",
      ask: "choose",
      aims: [9],
      from: { shipped: "wrong-suspicion" },
      until: { rule: "suspect-last" },
      text: "Node 1 has heard nothing for 30 ms and gives up on node 2. What is true of node 2?",
      options: [
        {
          text: "It is alive and inside: only its answer is slow.",
          claim: {
            all: [
              { step: { kind: "crash" }, times: 0 },
              { check: "mutual-exclusion", is: "broken" },
            ],
          },
          because:
            "Silence does not tell a slow node from a crashed one. No timeout is always right when delays have no bound.",
        },
        {
          text: "It has crashed: a live node answers a PROBE at once.",
          claim: { step: { kind: "crash", process: "2" } },
          because: "It answered at once, and the network took its time.",
          play: { interventions: [{ do: "crash", process: "2", atMs: 60 }] },
        },
        {
          text: "It has left already, so nothing can go wrong.",
          claim: { first: { rule: "leave", process: "2" }, before: { rule: "enter", process: "1" } },
          because: "It stays until 140 ms, and node 1 enters at 100 ms.",
          play: {
            processes: [
              { id: "1", highest: 0, requests: [{ atMs: 30, holdMs: 20 }] },
              { id: "2", highest: 0, requests: [{ atMs: 0, holdMs: 40 }] },
            ],
          },
        },
      ],
    },
    {
      id: "9.2.tie",
      ask: "choose",
      aims: [13],
      from: { shipped: "tie-without-id" },
      until: { rule: { has: "defer" } },
      text: "Two nodes ask with the same timestamp 5, and compare timestamps only. How many get in?",
      options: [
        {
          text: "None: each defers the other.",
          claim: { step: { rule: "enter" }, times: 0 },
          because: "Neither request comes first, so both wait for ever. The id is there to break the tie.",
        },
        {
          text: "Both, one after the other: a tie cannot happen.",
          claim: { step: { rule: "enter" }, times: 2 },
          because:
            "It can: two nodes that have not heard of each other take the same number. Here both have seen 4.",
          play: { options: { order: "timestamp-id" } },
        },
        {
          text: "One of them, by chance.",
          claim: { step: { rule: "enter" }, times: 1 },
          because: "No chance is in the rule: both do the same, and both defer.",
        },
      ],
    },
  ],
  change: {
    id: "9.2.change",
    experiment: "ricart-agrawala",
    title: "Cut off, and all get in",
    text: "Cut node 1 off while it asks, so that at least two messages are lost, and every node still gets in.",
    hint: "These nodes send a REQUEST again after 40 ms. When must the cut end?",
    from: { shipped: "partition", change: { interventions: [] } },
    may: [{ do: "partition", most: 1 }],
    goal: {
      all: [
        { step: { kind: "lost" }, times: { atLeast: 2 } },
        { check: "all-served", is: "holds" },
      ],
    },
    solution: {
      interventions: [{ do: "partition", groups: [["1"], ["2", "3"]], fromMs: 5, untilMs: 70 }],
    },
    stars: [1, 1],
  },
  write:
    "Let your node send a REQUEST again when a REPLY is missing. Then crash a peer: what does your node do?",
  table: {
    note: "Put in a crash without probing, one with probing, and a loss with and without retries.",
    columns: [
      { title: "entries", of: { count: { rule: "enter" } } },
      { title: "lost", of: { count: { kind: "lost" } } },
      { title: "all served", of: { check: "all-served" } },
      { title: "one at a time", of: { check: "mutual-exclusion" } },
    ],
  },
  viva: [
    {
      question: "A node crashes. Why do all others wait?",
      answer: "Each entry needs a REPLY from every other node, and a crashed one sends none.",
      from: { shipped: "crash-blocks" },
      at: { kind: "crash" },
    },
    {
      question: "When is a timeout wrong?",
      answer:
        "When the peer is only slow. Then a node stops waiting for one that is inside, and two are inside.",
      from: { shipped: "wrong-suspicion" },
      at: { rule: "suspect-last" },
    },
    {
      question: "What must a retry be careful with?",
      answer:
        "A repeated REQUEST must not be queued or counted twice, and a REPLY must say which request it answers.",
      from: { shipped: "lost-message-retry" },
      at: { rule: "enter" },
    },
    {
      question: "What does a node forget when it restarts, and why does that matter?",
      answer:
        "The timestamps that it saw and the requests it answered. Its new request can come before one that it has answered.",
      from: { shipped: "restart-forgets" },
      at: { kind: "restart" },
    },
    {
      question: "Can a REQUEST overtake a REPLY?",
      answer: "On a link that keeps no order, yes. The order by (timestamp, id) still holds.",
      from: { shipped: "overtaking" },
      at: { rule: "enter" },
    },
  ],
};
