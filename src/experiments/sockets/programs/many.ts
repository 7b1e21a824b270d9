import { line, listed, type Listed, loop, thread } from "../listed.ts";
import { listings } from "../listings.ts";
import { accepted, closed, connected, connectedBy, opened, received, sent } from "./parts.ts";

/** How long a server works on an answer. */
const workMs = 50;

const served = [
  ...received("conn"),
  line("time.sleep(0.05)", { op: "sleep", ms: workMs }),
  sent("conn", "Hello from server"),
  closed("conn"),
];

/** Serves so many clients, one after the other. */
export function serverLoop(clients: number): Listed {
  const turn = [accepted, connectedBy, ...served];
  return listed(listings.server_loop, [...opened(8), loop(turn, { times: clients }), closed("listener")]);
}

/** Serves so many clients, each by a thread of its own. */
export function serverThreads(clients: number): Listed {
  const turn = [accepted, connectedBy, thread("threading.Thread(", served, { conn: "conn" })];
  return listed(listings.server_threads, [...opened(8), loop(turn, { times: clients }), closed("listener")]);
}

/** A client with a name, that thinks for a while before it says anything. */
export function clientNamed(name: string, pauseMs: number): Listed {
  return listed(listings.client_named, [
    ...connected,
    line("time.sleep(pause)", { op: "sleep", ms: pauseMs }),
    line('s.send(f"Hello from {name}".encode())', { op: "send", on: "s", data: `Hello from ${name}` }),
    ...received("s"),
    closed("s"),
  ]);
}
