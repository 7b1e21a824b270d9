/** Programs that a run cannot bear without bounds, each with the bound that ends it. */

type Operation = Readonly<Record<string, unknown>>;

const socket = { op: "socket", as: "s" };
const forEver = (...body: readonly Operation[]) => ({ op: "loop", body });
const spawn = (...program: readonly Operation[]) => ({ op: "spawn", program, with: {} });
const server = (...program: readonly Operation[]) => ({
  name: "server",
  program: [
    socket,
    { op: "bind", on: "s", port: 5000 },
    { op: "listen", on: "s", backlog: 9999 },
    ...program,
  ],
});
const client = (...program: readonly Operation[]) => ({ name: "client", startAt: 1, program });
const connected = (...program: readonly Operation[]) =>
  client(socket, { op: "connect", on: "s", port: 5000 }, ...program);
const accepting = (...program: readonly Operation[]) =>
  server({ op: "accept", on: "s", as: "c" }, ...program);
const alone = (...program: readonly Operation[]) => ({ processes: [{ name: "p", program }] });
const encode = { op: "encode", str: "x", as: "x" };

export const greedy: Readonly<Record<string, { readonly bound: string; readonly file: object }>> = {
  "threads that sleep": { bound: "threads", file: alone(forEver(spawn({ op: "sleep", ms: 9999 }))) },
  "threads that start threads": {
    bound: "threads",
    file: alone(forEver(spawn(forEver(spawn({ op: "sleep", ms: 9999 }))))),
  },
  "threads of many processes": {
    bound: "steps",
    file: {
      processes: Array.from({ length: 128 }, (_, i) => ({
        name: `p${i}`,
        program: [forEver(spawn({ op: "sleep", ms: 9999 }))],
      })),
    },
  },
  "threads that work": {
    bound: "bytes",
    file: alone({ op: "loop", times: 250, body: [spawn(forEver(encode))] }),
  },
  sockets: { bound: "sockets", file: alone(forEver(socket)) },
  "listening sockets": { bound: "steps", file: alone(forEver(socket, { op: "listen", on: "s" })) },
  "connections that wait": {
    bound: "sockets",
    file: {
      processes: [server(), client(forEver(socket, { op: "connect", on: "s", port: 5000 }))],
    },
  },
  "connections that are accepted": {
    bound: "sockets",
    file: {
      processes: [
        server(forEver({ op: "accept", on: "s", as: "c" })),
        client(forEver(socket, { op: "connect", on: "s", port: 5000 })),
      ],
    },
  },
  "lines at one moment": { bound: "lines", file: alone(forEver({ op: "print", str: "x" })) },
  "lines as time goes by": {
    bound: "lines",
    file: alone(forEver({ op: "print", str: "x" }, { op: "sleep", ms: 0.01 })),
  },
  "long lines": { bound: "bytes", file: alone(forEver({ op: "print", str: "x".repeat(50_000) })) },
  "base64 of base64": {
    bound: "bytes",
    file: alone({ op: "b64encode", data: "abc", as: "x" }, forEver({ op: "b64encode", of: "x", as: "x" })),
  },
  "text of four bytes a character": {
    bound: "bytes",
    file: alone(
      encode,
      forEver(
        { op: "decode", of: "x", as: "x", encoding: "latin-1" },
        { op: "encode", of: "x", as: "x", encoding: "utf-32" },
      ),
    ),
  },
  "loops in loops": {
    bound: "steps",
    file: alone({
      op: "loop",
      times: 1e9,
      body: [{ op: "loop", times: 1e9, body: [{ op: "loop", times: 1e9, body: [encode] }] }],
    }),
  },
  "loops of many processes": {
    bound: "steps",
    file: {
      processes: Array.from({ length: 128 }, (_, i) => ({ name: `p${i}`, program: [forEver(encode)] })),
    },
  },
  exceptions: {
    bound: "steps",
    file: alone(forEver({ op: "decode", of: "nothing", as: "x" })),
  },
  names: {
    bound: "bytes",
    file: alone(...Array.from({ length: 8000 }, (_, i) => ({ ...encode, as: `n${i}` }))),
  },
  "steps of a long run": { bound: "bytes", file: { ...alone(forEver({ op: "sleep", ms: 0.001 })) } },
  "a huge payload": {
    bound: "bytes",
    file: alone(forEver(socket, { op: "sendall", on: "s", size: 100_000_000 })),
  },
  "gigabytes that are sent": {
    bound: "bytes",
    file: {
      processes: [
        accepting({ op: "recvall", on: "c", size: 100_000_000, as: "x" }),
        connected(forEver({ op: "sendall", on: "s", size: 10_000_000 })),
      ],
    },
  },
  "gigabytes that come back": {
    bound: "bytes",
    file: {
      processes: [
        accepting(
          forEver({ op: "recv", on: "c", max: 1_000_000, as: "d" }, { op: "sendall", on: "c", of: "d" }),
        ),
        connected(
          forEver({ op: "sendall", on: "s", size: 60_000 }, { op: "recvall", on: "s", size: 60_000 }),
        ),
      ],
    },
  },
  "a line that never ends": {
    bound: "bytes",
    file: {
      processes: [
        accepting({ op: "recvuntil", on: "c", until: "Z", max: 1, rest: "r", as: "l" }),
        connected(forEver({ op: "sendall", on: "s", size: 100_000 })),
      ],
    },
  },
  "segments of one byte": {
    bound: "bytes",
    file: {
      processes: [
        accepting({ op: "sleep", ms: 900 }),
        connected(forEver({ op: "sendall", on: "s", size: 10_000_000 })),
      ],
      options: { segmentBytes: 1, sendBufferBytes: 100_000_000, receiveBufferBytes: 100_000_000 },
    },
  },
  "segments to itself": {
    bound: "bytes",
    file: {
      processes: [
        {
          name: "p",
          program: [
            ...server().program,
            { op: "socket", as: "t" },
            { op: "connect", on: "t", port: 5000 },
            { op: "sendall", on: "t", size: 10_000_000 },
          ],
        },
      ],
      options: { segmentBytes: 1, receiveBufferBytes: 100_000_000 },
    },
  },
  "segments that are lost": {
    bound: "bytes",
    file: {
      limitMs: 86_400_000,
      network: { delay: { kind: "constant", ms: 1 }, loss: 0.3, duplicate: 1 },
      processes: [
        accepting({ op: "recvall", on: "c", size: 100_000_000, as: "x" }),
        connected(forEver({ op: "sendall", on: "s", size: 1_000_000 })),
      ],
    },
  },
};
