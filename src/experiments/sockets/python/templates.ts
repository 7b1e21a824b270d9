import type { PythonSource } from "../scenario.ts";
import bareClient from "./templates/bare_client.py?raw";
import bareServer from "./templates/bare_server.py?raw";
import clockMaster from "./templates/clock_master.py?raw";
import clockSlave from "./templates/clock_slave.py?raw";
import handoutClient from "../listings/client.py?raw";
import handoutServer from "../listings/server.py?raw";
import threadsClient from "./templates/threads_client.py?raw";
import threadsServer from "./templates/threads_server.py?raw";

/** A process of a student's own, as it is edited: what is left out has its usual value. */
export interface OwnProcess {
  readonly name: string;
  readonly startAt: number;
  readonly python: PythonSource;
  readonly clock?: { readonly offsetMs?: number; readonly driftPpm?: number };
}

/** Programs to begin with. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly processes: readonly OwnProcess[];
}

function own(name: string, startAt: number, text: string, rest: Partial<PythonSource> = {}): OwnProcess {
  const main = `${name.split(" ")[0] ?? name}.py`;
  return { name, startAt, python: { main, files: { [main]: text }, ...rest } };
}

export const templates: readonly Template[] = [
  {
    id: "handout",
    title: "The handout’s client and server",
    processes: [own("server", 0, handoutServer), own("client", 300, handoutClient)],
  },
  {
    id: "threads",
    title: "A thread for each client",
    processes: [
      own("server", 0, threadsServer),
      own("client A", 300, threadsClient, { stdin: ["Ana"] }),
      own("client B", 300, threadsClient, { stdin: ["Ben"] }),
    ],
  },
  {
    id: "clocks",
    title: "Clocks that differ",
    processes: [
      own("master", 0, clockMaster),
      { ...own("slave A", 300, clockSlave), clock: { offsetMs: 2200 } },
      { ...own("slave B", 300, clockSlave), clock: { offsetMs: -1500 } },
    ],
  },
  {
    id: "bare",
    title: "A bare start",
    processes: [own("server", 0, bareServer), own("client", 300, bareClient)],
  },
];
