import type { Lesson } from "../lesson.ts";

const closes = { process: "server", rule: "returns", "values.op": "close" };
const reads = { process: "client", rule: "returns", "values.op": "recv" };

/** 7 base: the handout's server and client. */
export const programsBase: Lesson = {
  id: "7.base",
  experiment: "sockets",
  task: "base",
  title: "What does recv return?",
  aim: "Say what every call waits for, and what recv returns.",
  before: [
    { id: "7.base.connect", ask: "connect-first", aims: [6], from: { made: "busy-server" } },
    {
      id: "7.base.empty",
      ask: "choose",
      aims: [2],
      from: { shipped: "hung-up" },
      until: { ...reads, "result.value.bytes": "" },
      text: "The client waits in recv. It will return b''. What has happened?",
      options: [
        {
          text: "The server has closed: nothing more will ever come.",
          claim: {
            all: [{ first: closes, before: reads }, { step: { ...reads, "result.value.bytes": "" } }],
          },
          because:
            "recv waits while the connection is open and nothing is there. It returns b'' only after the other end's FIN.",
        },
        {
          text: "Nothing has come yet. The client should call recv again.",
          claim: {
            all: [{ first: reads, before: closes }, { step: { ...reads, "result.value.bytes": "" } }],
          },
          because:
            "While nothing has come, recv waits: it does not return. b'' means that the other end has closed, and every further recv returns b'' too.",
        },
        {
          text: "The server has sent an empty message.",
          claim: {
            all: [
              { step: { process: "server", rule: "returns", "values.op": "send" } },
              { step: { ...reads, "result.value.bytes": "" } },
            ],
          },
          because:
            "TCP has no messages: sending no bytes sends nothing. The server in this run calls close and never send.",
        },
      ],
    },
  ],
  see: {
    from: { shipped: "hello" },
    beats: [
      {
        text: "Two programs, each a process of its own. Their kernels talk TCP; the programs only make calls.",
      },
      {
        at: { process: "server", "values.op": "listen", rule: "returns" },
        text: "From here on the server's kernel answers clients, whatever the program does.",
      },
      {
        at: { process: "client", "values.op": "connect", rule: "returns" },
        text: "connect returns after one round trip. The server has not returned from accept yet.",
      },
      {
        at: { process: "client", "values.op": "send", rule: "returns" },
        text: "send returns at once: the kernel has the 17 bytes. They have not left this machine.",
      },
      {
        at: { process: "server", "values.op": "recv", rule: "returns" },
        text: "recv returns what has arrived: here all 17 bytes, because they came in one segment.",
      },
      {
        at: { process: "client", "values.op": "recv", rule: "returns" },
        text: "The answer is there, and the client goes on.",
      },
    ],
  },
  predict: [
    { id: "7.base.limit", ask: "recv-returns", aims: [1], from: { made: "stream", level: 1 } },
    { id: "7.base.joined", ask: "recv-returns", aims: [1], from: { made: "stream", level: 2 } },
    { id: "7.base.send", ask: "send-returns", aims: [3], from: { made: "full-buffer" } },
  ],
  change: {
    id: "7.base.change",
    experiment: "sockets",
    title: "Only a Hello",
    text: "Make the server print “Received: Hello”, and nothing after it on that line.",
    hint: "“Hello” has 5 bytes. The network may carry a message in two segments.",
    from: { shipped: "hello" },
    may: [{ do: "cut", most: 1 }],
    goal: { step: { process: "server", printed: "Received: Hello" } },
    solution: { interventions: [{ do: "cut", message: "client>server#3", bytes: 5, restMs: 10 }] },
    stars: [1, 1],
  },
  write:
    "Write server.py and client.py, so that each prints what the other one sent. Read until you have all 17 bytes: one recv may return fewer.",
  table: {
    note: "Put in three runs: the handout's, one with a cut segment, and one with a slow network.",
    columns: [
      { title: "connected", of: { first: { process: "client", "values.op": "connect", rule: "returns" } } },
      { title: "accepted", of: { first: { process: "server", "values.op": "accept", rule: "returns" } } },
      { title: "received", of: { first: { process: "server", "values.op": "recv", rule: "returns" } } },
      { title: "recvs", of: { count: { "values.op": "recv", rule: "returns" } } },
    ],
  },
  viva: [
    {
      question: "What does accept wait for?",
      answer: "For a connection whose handshake is done. It takes the oldest one from the accept queue.",
      from: { shipped: "hello" },
      at: { process: "server", "values.op": "accept", rule: "returns" },
    },
    {
      question: "send has returned. What do you know?",
      answer:
        "That your kernel has taken the bytes. Whether they arrive, and whether the other program reads them, you do not know.",
      from: { shipped: "broken-pipe" },
      at: { process: "client", "values.op": "send", rule: "returns" },
    },
    {
      question: "Is one send one recv?",
      answer: "No. TCP carries a stream of bytes: two sends may come as one recv, and one send as two.",
      from: { shipped: "messages-joined" },
      at: { process: "server", "values.op": "recv", "result.value.bytes": { has: "\nThird" } },
    },
    {
      question: "What does recv return after the other end has closed?",
      answer: "First whatever is still there, then b'', again and again.",
      from: { shipped: "hung-up" },
      at: { process: "client", "values.op": "recv", rule: "returns" },
    },
    {
      question: "What does the 1 in listen(1) limit?",
      answer:
        "The accept queue: connections that wait to be accepted. It does not limit how many clients are served.",
      from: { shipped: "one-at-a-time" },
      at: { process: "server", "values.op": "listen", rule: "returns" },
    },
  ],
};
