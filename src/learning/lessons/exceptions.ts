import { serverSilent } from "../../experiments/sockets/programs/errors.ts";
import { client, server } from "../../experiments/sockets/programs/base.ts";
import { hungUp, timedOut, timeWaitCaught } from "../../experiments/sockets/scenarios/errors.ts";
import { running } from "../../experiments/sockets/scenarios/processes.ts";
import type { Lesson } from "../lesson.ts";

const silent = {
  ...serverSilent,
  program: serverSilent.program.map((each) => (each.op === "sleep" ? { ...each, ms: 100_000 } : each)),
};
const raises = (name: string) => ({ step: { process: "client", "values.error.class": name } });
const ended = { step: { process: "client", "values.op": "recv", "result.value.bytes": "" } };
const inUse = { step: { process: "new server", "values.error.errno": "EADDRINUSE" } };

/** 7.1: exceptions. */
export const exceptions: Lesson = {
  id: "7.1",
  experiment: "sockets",
  task: "7.1",
  title: "Which exception?",
  aim: "Know which error each failure causes, and which failure causes none.",
  before: [
    {
      id: "7.1.blocking",
      ask: "choose",
      aims: [8],
      from: {
        shipped: "timed-out",
        change: { processes: [running("server", silent), running("client", client, 20)] },
      },
      until: { process: "client", rule: "calls", "values.op": "recv" },
      text: "The server reads and never answers. The client calls recv, and nobody has set a timeout. How does recv end?",
      options: [
        {
          text: "It does not: it waits for ever.",
          claim: { not: { step: { process: "client", "values.op": "recv", kind: "returned" } } },
          because:
            "A blocking call has no timeout unless you set one with settimeout. TCP does not end an idle connection either.",
        },
        {
          text: "After some seconds with TimeoutError.",
          claim: raises("TimeoutError"),
          because: "Only settimeout makes recv raise TimeoutError. Nobody has called it here.",
          play: { processes: timedOut.scenario.processes },
        },
        {
          text: "It returns b'', since nothing has come.",
          claim: ended,
          because: "b'' means that the other end has closed. This server keeps its connection open.",
          play: { processes: hungUp.scenario.processes },
        },
      ],
    },
    {
      id: "7.1.refused",
      ask: "choose",
      from: { shipped: "refused" },
      until: { process: "client", rule: "raises" },
      text: "No server listens on the port yet. What does connect do?",
      options: [
        {
          text: "It raises ConnectionRefusedError, after one round trip.",
          claim: raises("ConnectionRefusedError"),
          because: "The kernel of the other side answers the SYN with a reset: nobody listens on that port.",
        },
        {
          text: "It waits until a server listens.",
          claim: { step: { process: "client", "values.op": "connect", rule: "returns" } },
          because:
            "The answer is a reset, so connect fails at once. A program that wants to wait must try again.",
          play: { processes: [running("server", server), running("client", client, 20)] },
        },
        {
          text: "It raises TimeoutError.",
          claim: raises("TimeoutError"),
          because: "A time-out means that no answer came. Here an answer comes: a reset.",
        },
      ],
    },
  ],
  see: {
    from: { shipped: "broken-pipe" },
    beats: [
      { text: "A server that closes after one message, and a client that sends three." },
      {
        at: { process: "server", "values.op": "close", rule: "returns" },
        text: "The server closes. Its kernel sends a FIN.",
      },
      {
        at: { process: "client", "values.op": "send", rule: "returns", atMs: { atLeast: 100 } },
        text: "The next send succeeds: the kernel takes the bytes and sends them.",
      },
      {
        at: { rule: "raises" },
        text: "The reset has come back. Only now does a send fail: BrokenPipeError.",
      },
    ],
  },
  predict: [
    {
      id: "7.1.reset",
      ask: "choose",
      from: { shipped: "reset" },
      until: { process: "client", rule: "raises" },
      text: "The server closes without having read the client's bytes. The client waits in recv. What happens?",
      options: [
        {
          text: "recv raises ConnectionResetError.",
          claim: raises("ConnectionResetError"),
          because: "A kernel that closes a connection with unread bytes sends a reset: those bytes are lost.",
        },
        {
          text: "recv returns b''.",
          claim: ended,
          because: "That would be a FIN: an orderly end, when everything was read. Here bytes stay unread.",
          play: { processes: hungUp.scenario.processes },
        },
        {
          text: "recv raises TimeoutError.",
          claim: raises("TimeoutError"),
          because: "The reset arrives, and nobody has set a timeout.",
          play: { processes: timedOut.scenario.processes },
        },
      ],
    },
    {
      id: "7.1.pipe",
      ask: "choose",
      from: { shipped: "broken-pipe" },
      until: { process: "client", "values.op": "send", rule: "calls", atMs: { atLeast: 100 } },
      text: "The server has closed. The client now sends twice more, 150 ms apart. What do the two sends do?",
      options: [
        {
          text: "The first returns, the second raises BrokenPipeError.",
          claim: {
            all: [
              { step: { process: "client", "values.op": "send", rule: "returns" }, times: 2 },
              raises("BrokenPipeError"),
            ],
          },
          because: "The first send is how the client's kernel finds out: its bytes are answered by a reset.",
        },
        {
          text: "Both raise BrokenPipeError.",
          claim: {
            all: [
              { step: { process: "client", "values.op": "send", rule: "returns" }, times: 1 },
              raises("BrokenPipeError"),
            ],
          },
          because:
            "A FIN says only that the server sends no more. The first send still goes out, and returns.",
        },
        {
          text: "Both return.",
          claim: { step: { process: "client", "values.op": "send", rule: "returns" }, times: 3 },
          because: "After the reset the connection is gone, so the last send fails.",
          play: { interventions: [{ do: "delay", message: "server>client#4", byMs: 400 }] },
        },
      ],
    },
    {
      id: "7.1.restart",
      ask: "choose",
      aims: [7],
      from: { shipped: "time-wait" },
      until: { process: "new server", rule: "raises" },
      text: "The server served a client, closed first and ended. A new server calls bind on the same port. What happens?",
      options: [
        {
          text: "bind raises EADDRINUSE, every time.",
          claim: { all: [inUse, { seeds: 10, where: inUse, times: 10 }] },
          because:
            "The side that closes first stays in TIME_WAIT for a minute and keeps the port. SO_REUSEADDR on both sockets lets the new server bind.",
        },
        {
          text: "It depends on luck: sometimes bind works.",
          claim: { seeds: 10, where: inUse, times: { atLeast: 1, atMost: 9 } },
          because:
            "No chance is in it. It fails whenever this side closed first within the last minute, and works whenever the client did.",
        },
        {
          text: "bind works: the first server has ended.",
          claim: { step: { process: "new server", "values.op": "bind", rule: "returns" } },
          because: "The process has ended, but its kernel still keeps the connection, in TIME_WAIT.",
          play: { processes: timeWaitCaught.scenario.processes },
        },
      ],
    },
  ],
  change: {
    id: "7.1.change",
    experiment: "sockets",
    title: "No error at all",
    text: "This client gives up after 0.2 s with TimeoutError. Crash the server, so that recv returns b'' before that.",
    hint: "The kernel closes for a program that crashes. When must the FIN arrive?",
    from: { shipped: "timed-out" },
    may: [{ do: "crash", most: 1, process: "server" }],
    goal: { all: [ended, { not: raises("TimeoutError") }] },
    solution: { interventions: [{ do: "crash", process: "server", atMs: 120 }] },
    stars: [1, 1],
  },
  write:
    "Write a client that prints one line without a server, and no traceback; and a server that closes its sockets whatever happens (try … finally).",
  table: {
    note: "Put in a run of each error that you can cause.",
    columns: [
      { title: "exceptions", of: { count: { rule: "raises" } } },
      { title: "first", of: { first: { rule: "raises" } } },
      { title: "caught", of: { check: "no-uncaught" } },
      { title: "ports free", of: { check: "ports-released" } },
    ],
  },
  viva: [
    {
      question: "How does a client learn that the server has closed?",
      answer: "recv returns b''. That is no exception: you must test for it.",
      from: { shipped: "hung-up" },
      at: { process: "client", "values.op": "recv", rule: "returns" },
    },
    {
      question: "When do you get ConnectionResetError, and when b''?",
      answer:
        "A reset comes when the other end closed with unread bytes, or no longer knows the connection. b'' is an orderly end.",
      from: { shipped: "reset" },
      at: { rule: "raises" },
    },
    {
      question: "Which exception is the base of all these?",
      answer: "OSError. ConnectionRefusedError, BrokenPipeError and TimeoutError are classes of it.",
      from: { shipped: "refused" },
      at: { rule: "raises" },
    },
    {
      question: "What does a timeout tell you about the server?",
      answer: "Nothing: it may have crashed, or only be slow. The connection is still open.",
      from: { shipped: "timed-out" },
      at: { rule: "raises" },
    },
    {
      question: "Why close sockets in finally?",
      answer:
        "So that the port and the connection are let go on every way out of the function, errors among them.",
      from: { shipped: "refused-caught" },
      at: { process: "client", "values.op": "close", rule: "returns" },
    },
  ],
};
