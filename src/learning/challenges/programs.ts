import type { Operation } from "../../contract/socket-operation.ts";
import { clientTwice, clientTimeout } from "../../experiments/sockets/programs/errors.ts";
import { server } from "../../experiments/sockets/programs/base.ts";
import { running } from "../../experiments/sockets/scenarios/processes.ts";
import type { Challenge } from "../challenge.ts";

const experiment = "sockets";
const address = { port: 12_345, host: "localhost" };

const listening = (backlog = 1): readonly Operation[] => [
  { op: "socket", as: "listener" },
  { op: "bind", on: "listener", ...address },
  { op: "listen", on: "listener", backlog },
];
const connecting: readonly Operation[] = [
  { op: "socket", as: "s" },
  { op: "connect", on: "s", ...address },
];
const accept: Operation = { op: "accept", on: "listener", as: "conn" };
const recv = (on: string): Operation => ({ op: "recv", on, max: 1024, as: "data" });
const close = (on: string): Operation => ({ op: "close", on });
const told = (name: string): Operation => ({ op: "print", args: [{ str: "Received:" }, { of: name }] });

const process = (name: string, program: readonly Operation[], startAt = 0) => ({
  name,
  startAt,
  killAt: null,
  onError: "stop" as const,
  program,
});

/** Reads until the client has closed, and only then closes itself. */
const patientServer = [...listening(), accept, recv("conn"), recv("conn"), close("conn")];
const shortClient: readonly Operation[] = [
  ...connecting,
  { op: "send", on: "s", data: "Hello from client" },
  { op: "sleep", ms: 60 },
  close("s"),
];

export const programChallenges: readonly Challenge[] = [
  {
    id: "half-message",
    experiment,
    title: "Half a message",
    text: "Make the server’s recv return only a part of “Hello from client”.",
    hint: "The network may carry a message in two segments. Open the DATA message of the client.",
    from: { shipped: "hello" },
    may: [{ do: "cut", most: 1 }],
    goal: {
      step: {
        process: "server",
        rule: "returns",
        "values.op": "recv",
        "result.value.bytes.length": { atLeast: 1, atMost: 16 },
      },
    },
    solution: { interventions: [{ do: "cut", message: "client>server#3", bytes: 7, restMs: 10 }] },
    stars: [1, 1],
  },
  {
    id: "two-as-one",
    experiment,
    title: "Two messages as one",
    text: "The client sends three messages, and the server works 50 ms on each. Delay one segment, so that one recv returns two messages.",
    hint: "While the server works, the kernel keeps what arrives. Two messages must come while it works on the first.",
    from: {
      shipped: "hello",
      change: {
        processes: [
          process("server", [
            ...listening(),
            accept,
            { op: "loop", times: 3, body: [recv("conn"), told("data"), { op: "sleep", ms: 50 }] },
            close("conn"),
          ]),
          process(
            "client",
            [
              ...connecting,
              ...["one.", "two.", "three."].flatMap((data): Operation[] => [
                { op: "send", on: "s", data },
                { op: "sleep", ms: 40 },
              ]),
              close("s"),
            ],
            20,
          ),
        ],
      },
    },
    may: [{ do: "delay", most: 1, msMax: 50 }],
    goal: {
      any: ["one.two.", "two.three."].map((has) => ({
        step: { process: "server", "values.op": "recv", "result.value.bytes": { has } },
      })),
    },
    solution: { interventions: [{ do: "delay", message: "client>server#3", byMs: 35 }] },
    stars: [1, 1],
  },
  {
    id: "believed",
    experiment,
    title: "Believed, and wrong",
    text: "Change one byte on the way, so that the server prints another text and notices nothing.",
    hint: "base64 has 64 characters. Put another one of them in the place of a byte.",
    from: { shipped: "tampered", change: { interventions: [] } },
    may: [{ do: "change-byte", most: 1 }],
    goal: {
      all: [
        {
          step: {
            process: "server",
            printed: { has: "Received:", not: "Received: The password is 1234" },
          },
        },
        { step: { rule: "raises" }, times: 0 },
      ],
    },
    solution: { interventions: [{ do: "change-byte", message: "client>server#3", byte: 22, to: 107 }] },
    stars: [1, 1],
  },
  {
    id: "reset",
    experiment,
    title: "Connection reset by peer",
    text: "Crash the server at a moment that makes a client’s recv raise ConnectionResetError.",
    hint: "A kernel that closes a connection with unread bytes sends a reset. Whose bytes are unread while client A pauses?",
    from: { shipped: "one-at-a-time" },
    may: [{ do: "crash", most: 1, process: "server" }],
    goal: { step: { "values.error.class": "ConnectionResetError" } },
    solution: { interventions: [{ do: "crash", process: "server", atMs: 120 }] },
    stars: [1, 1],
  },
  {
    id: "broken-pipe",
    experiment,
    title: "Broken pipe",
    text: "The client sends three times. Crash the server, so that a send raises BrokenPipeError.",
    hint: "The first send after the end only gets a reset as its answer. The one after that fails.",
    from: {
      shipped: "broken-pipe",
      change: {
        processes: [
          process("server", [
            ...listening(),
            accept,
            recv("conn"),
            recv("conn"),
            recv("conn"),
            close("conn"),
          ]),
          running("client", clientTwice, 20),
        ],
      },
    },
    may: [{ do: "crash", most: 1, process: "server" }],
    goal: { step: { "values.error.class": "BrokenPipeError" } },
    solution: { interventions: [{ do: "crash", process: "server", atMs: 100 }] },
    stars: [1, 1],
  },
  {
    id: "in-use",
    experiment,
    title: "Address already in use",
    text: "A new server starts at 300 ms, and all goes well. Crash the first server, so that the new one gets EADDRINUSE.",
    hint: "The side that closes first stays in TIME_WAIT. The kernel closes for a program that crashes.",
    from: {
      shipped: "hello",
      change: {
        processes: [
          process("server", [...patientServer, close("listener")]),
          process("client", shortClient, 20),
          process("new server", [...patientServer, close("listener")], 300),
          process("next client", shortClient, 340),
        ],
      },
    },
    may: [{ do: "crash", most: 1, process: "server" }],
    goal: { step: { process: "new server", "values.error.errno": "EADDRINUSE" } },
    solution: { interventions: [{ do: "crash", process: "server", atMs: 70 }] },
    stars: [1, 1],
  },
  {
    id: "no-answer",
    experiment,
    title: "Too late for the client",
    text: "The client waits 0.2 s for an answer, and gets it. Delay one segment, so that it gives up.",
    hint: "recv raises TimeoutError when nothing has come within the time. Which segment brings the answer?",
    from: {
      shipped: "hello",
      change: { processes: [running("server", server), running("client", clientTimeout, 20)] },
    },
    may: [{ do: "delay", most: 1, msMax: 400 }],
    goal: { step: { process: "client", "values.error.class": "TimeoutError" } },
    solution: { interventions: [{ do: "delay", message: "server>client#3", byMs: 300 }] },
    stars: [1, 1],
  },
  {
    id: "for-ever",
    experiment,
    title: "Each waits for the other",
    text: "After accept the server is busy for 20 ms. Then it takes two messages by two recvs, and answers. Delay one segment, so that both programs wait for ever.",
    hint: "If both messages come with one recv, what does the second recv wait for? They must both be there when the server has time.",
    from: {
      shipped: "hello",
      change: {
        processes: [
          process("server", [
            ...listening(),
            accept,
            { op: "sleep", ms: 20 },
            recv("conn"),
            told("data"),
            recv("conn"),
            told("data"),
            { op: "send", on: "conn", data: "Both are here" },
            close("conn"),
          ]),
          process(
            "client",
            [
              ...connecting,
              { op: "send", on: "s", data: "first" },
              { op: "sleep", ms: 40 },
              { op: "send", on: "s", data: "second" },
              recv("s"),
              close("s"),
            ],
            20,
          ),
        ],
      },
    },
    may: [{ do: "delay", most: 1, msMax: 100 }],
    goal: { check: "nobody-waits", is: "broken" },
    solution: { interventions: [{ do: "delay", message: "client>server#2", byMs: 50 }] },
    stars: [1, 1],
  },
  {
    id: "full-queue",
    experiment,
    title: "Fill the accept queue",
    text: "The server serves one client after the other. Delay segments until two connections wait in its accept queue at once.",
    hint: "A connection is in the queue when its handshake is done and the server has not accepted it. Let the clients arrive together.",
    from: {
      shipped: "hello",
      change: {
        processes: [
          process("server", [
            ...listening(),
            { op: "loop", times: 3, body: [accept, { op: "sleep", ms: 60 }, close("conn")] },
            close("listener"),
          ]),
          process("client A", [...connecting, close("s")], 20),
          process("client B", [...connecting, close("s")], 120),
          process("client C", [...connecting, close("s")], 220),
        ],
      },
    },
    may: [{ do: "delay", most: 3, msMax: 250 }],
    goal: { socket: { state: "LISTEN", "queue.length": { atLeast: 2 } } },
    solution: {
      interventions: [
        { do: "delay", message: "client A>server#1", byMs: 180 },
        { do: "delay", message: "client B>server#1", byMs: 100 },
      ],
    },
    stars: [2, 3],
  },
];
