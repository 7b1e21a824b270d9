import { canonicalJson } from "../../../base/canonical-json.ts";
import { operationsIn, type Operation } from "../../../contract/socket-operation.ts";
import { fill } from "../../filled.ts";
import { float } from "../../python-text.ts";
import { line, listed, type Listed, loop, type Node, thread } from "../listed.ts";
import { listings } from "../listings.ts";
import { accepted, closed, connected, connectedBy, opened, received, sent } from "./parts.ts";

/** How long a server works on an answer, where nothing else is said. */
const usualWorkMs = 50;

function served(workMs: number): Node[] {
  return [
    ...received("conn"),
    line("time.sleep(WORK_S)", { op: "sleep", ms: workMs }),
    sent("conn", "Hello from server"),
    closed("conn"),
  ];
}

/** Serves so many clients, one after the other. */
export function serverLoop(clients: number, workMs = usualWorkMs): Listed {
  const turn = [accepted, connectedBy, ...served(workMs)];
  return listed(fill(listings.server_loop, work(clients, workMs)), [
    ...opened(8),
    loop(turn, { times: clients }),
    closed("listener"),
  ]);
}

/** Serves so many clients, each by a thread of its own. */
export function serverThreads(clients: number, workMs = usualWorkMs): Listed {
  const turn = [accepted, connectedBy, thread("threading.Thread(", served(workMs), { conn: "conn" })];
  return listed(fill(listings.server_threads, work(clients, workMs)), [
    ...opened(8),
    loop(turn, { times: clients }),
    closed("listener"),
  ]);
}

function work(clients: number, workMs: number) {
  return { CLIENTS: clients, WORK_S: float(workMs / 1000) };
}

/** A client with a name, that thinks for a while before it says anything. */
export function clientNamed(name: string, pauseMs: number): Listed {
  return listed(fill(listings.client_named, { NAME: name, PAUSE_S: float(pauseMs / 1000) }), [
    ...connected,
    line("time.sleep(PAUSE_S)", { op: "sleep", ms: pauseMs }),
    line('s.send(f"Hello from {NAME}".encode())', { op: "send", on: "s", data: `Hello from ${name}` }),
    ...received("s"),
    closed("s"),
  ]);
}

/** The program's listing if it is one of these, whatever its values are. */
export function oneOfMany(program: readonly Operation[]): Listed | null {
  const { times = 0, ms = 0, data = "" } = valuesIn(program);
  const name = data.slice("Hello from ".length);
  const wanted = canonicalJson(program);
  const likely = [() => serverLoop(times, ms), () => serverThreads(times, ms), () => clientNamed(name, ms)];
  for (const make of likely) {
    const made = make();
    if (canonicalJson(made.program) === wanted) return made;
  }
  return null;
}

/** The first of each that stands in the program. */
function valuesIn(program: readonly Operation[]): { times?: number; ms?: number; data?: string } {
  const found: ReturnType<typeof valuesIn> = {};
  for (const operation of operationsIn(program)) {
    if (operation.op === "loop" && operation.times !== undefined) found.times ??= operation.times;
    if (operation.op === "sleep") found.ms ??= operation.ms;
    if (operation.op === "send" && operation.data !== undefined) found.data ??= operation.data;
  }
  return found;
}
