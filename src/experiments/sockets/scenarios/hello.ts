import { shipped } from "./shipped.ts";

/** The handout's server and client. */
export const hello = shipped({
  id: "hello",
  group: "The handout's server and client",
  title: "Hello from client, hello from server",
  lookAt:
    "The server waits in accept, then in recv; each send is back at once, long before its bytes are there.",
  processes: [
    {
      name: "server",
      startAt: 0,
      killAt: null,
      onError: "stop",
      program: [
        { op: "socket", as: "listener" },
        { op: "bind", on: "listener", port: 12_345, host: "localhost" },
        { op: "listen", on: "listener", backlog: 1 },
        { op: "print", str: "Server listening..." },
        { op: "accept", on: "listener", as: "conn" },
        { op: "recv", on: "conn", max: 1024, as: "data" },
        { op: "send", on: "conn", data: "Hello from server" },
        { op: "close", on: "conn" },
      ],
    },
    {
      name: "client",
      startAt: 20,
      killAt: null,
      onError: "stop",
      program: [
        { op: "socket", as: "s" },
        { op: "connect", on: "s", port: 12_345, host: "localhost" },
        { op: "send", on: "s", data: "Hello from client" },
        { op: "recv", on: "s", max: 1024, as: "data" },
        { op: "close", on: "s" },
      ],
    },
  ],
});
