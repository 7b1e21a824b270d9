import type { Lesson } from "../lesson.ts";

const accepts = { process: "server", rule: "returns", "values.op": "accept" };
const answered = (name: string) => ({ process: name, rule: "returns", "values.op": "recv" });
const own = (port: unknown) => ({ process: "server", state: "ESTABLISHED", "local.port": port as number });

/** 7.2: a thread for each client. */
export const threads: Lesson = {
  id: "7.2",
  experiment: "sockets",
  task: "7.2",
  title: "Who waits for whom?",
  aim: "See where clients wait, and what a thread for each of them changes.",
  before: [
    {
      id: "7.2.accept",
      ask: "choose",
      aims: [5],
      from: { shipped: "hello" },
      until: accepts,
      text: "The server calls accept on its listening socket. What does accept return?",
      options: [
        {
          text: "Another socket, for this client alone. The listening socket stays as it is.",
          claim: { step: { ...accepts, "result.value.socket": { not: 1 } } },
          because:
            "conn is a new socket with a peer. The listening socket has no peer, and can accept the next client.",
        },
        {
          text: "The listening socket itself, now connected to the client.",
          claim: { step: { ...accepts, "result.value.socket": 1 } },
          because:
            "Then no second client could ever be accepted. accept makes a new socket for each connection.",
        },
        {
          text: "The client's socket.",
          claim: { step: { ...accepts, "result.value.socket": 2 } },
          because: "The client's socket stays in the client's process. accept returns the server's own end.",
        },
      ],
    },
    {
      id: "7.2.port",
      ask: "choose",
      aims: [5],
      from: { shipped: "hello" },
      until: accepts,
      text: "Which port has the server's end of the accepted connection?",
      options: [
        {
          text: "12345, as the listening socket has.",
          claim: { socket: own(12_345) },
          because: "A connection is known by both addresses: many connections share the server's port 12345.",
        },
        {
          text: "A free port that the kernel chooses.",
          claim: { socket: own({ atLeast: 32_768 }) },
          because:
            "The kernel chooses a port for the client's end. The server's end keeps the port that the client called.",
        },
        {
          text: "12346: each connection takes the next port.",
          claim: { socket: own(12_346) },
          because: "The server's port stays 12345. The client's address and port tell the connections apart.",
        },
      ],
    },
  ],
  see: {
    from: { shipped: "one-at-a-time" },
    beats: [
      { text: "Three clients and a server that serves one at a time. Client A pauses before it sends." },
      {
        at: { process: "client B", "values.op": "connect", rule: "returns" },
        text: "Client B is connected, and nobody serves it: it waits in the accept queue.",
      },
      {
        at: { process: "client B", "values.op": "send", rule: "returns" },
        text: "It can even send. Its kernel and the server's take the bytes.",
      },
      {
        at: answered("client A"),
        text: "Client A gets its answer. Only now does the server turn to client B.",
      },
      { at: answered("client C"), text: "Client C has waited for both." },
    ],
  },
  predict: [
    { id: "7.2.loop", ask: "served-first", from: { made: "crowd", level: 1 } },
    { id: "7.2.threads", ask: "served-first", from: { made: "crowd", level: 2 } },
    { id: "7.2.more", ask: "served-first", from: { made: "crowd", level: 4 } },
  ],
  change: {
    id: "7.2.change",
    experiment: "sockets",
    title: "Client B first",
    text: "This server serves one client at a time, and A comes first. Delay one segment, so that B gets its answer before A.",
    hint: "The queue is in the order in which the handshakes end. B starts 15 ms after A.",
    from: { shipped: "one-at-a-time" },
    may: [{ do: "delay", most: 1, msMax: 100 }],
    goal: { first: answered("client B"), before: answered("client A") },
    solution: { interventions: [{ do: "delay", message: "client A>server#1", byMs: 30 }] },
    stars: [1, 1],
  },
  write: "Write a server that starts a thread for each connection, and two clients, one of which pauses.",
  table: {
    note: "Put in the runs with one client at a time and with a thread each.",
    columns: [
      { title: "A answered", of: { first: answered("client A") } },
      { title: "B answered", of: { first: answered("client B") } },
      { title: "C answered", of: { first: answered("client C") } },
    ],
  },
  viva: [
    {
      question: "Where does a client wait that the server has not accepted?",
      answer:
        "In the accept queue of the listening socket. The client itself is connected, and may have sent already.",
      from: { shipped: "one-at-a-time" },
      at: { process: "client B", "values.op": "connect", rule: "returns" },
    },
    {
      question: "Which socket does each thread use?",
      answer: "The one that accept returned for its client. The listening socket belongs to the main thread.",
      from: { shipped: "a-thread-each" },
      at: accepts,
    },
    {
      question: "A client pauses. Whom does it delay?",
      answer: "With a thread each only itself. With one server loop everybody behind it.",
      from: { shipped: "a-thread-each" },
      at: answered("client B"),
    },
    {
      question: "What happens when the accept queue is full?",
      answer: "The kernel drops the SYN. The client gets no answer and sends it again, a second later.",
      from: { shipped: "sixty-four-threads" },
      at: { kind: "resend" },
    },
    {
      question: "Do threads need a lock here?",
      answer:
        "Only for data that they share. Each has its own connection; a counter of all clients would need one.",
      from: { shipped: "eight-threads" },
      at: accepts,
    },
  ],
};
