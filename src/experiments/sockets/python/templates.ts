import type { PythonSource } from "../scenario.ts";
import handoutClocks from "../../berkeley/listings/clocks.py?raw";
import handoutNodes from "../../ricart-agrawala/listings/two_nodes.py?raw";
import handoutClient from "../listings/client.py?raw";
import handoutServer from "../listings/server.py?raw";
import average from "./templates/average.py?raw";
import bareClient from "./templates/bare_client.py?raw";
import bareServer from "./templates/bare_server.py?raw";
import base64Client from "./templates/base64_client.py?raw";
import base64Server from "./templates/base64_server.py?raw";
import clockMaster from "./templates/clock_master.py?raw";
import clockSlave from "./templates/clock_slave.py?raw";
import deferred from "./templates/deferred.py?raw";
import delaysMaster from "./templates/delays_master.py?raw";
import delaysSlave from "./templates/delays_slave.py?raw";
import election from "./templates/election.py?raw";
import oneByOneServer from "./templates/one_by_one_server.py?raw";
import order from "./templates/order.py?raw";
import raAlone from "./templates/ra_alone.py?raw";
import raNode from "./templates/ra_node.py?raw";
import refusedClient from "./templates/refused_client.py?raw";
import roundsMaster from "./templates/rounds_master.py?raw";
import roundsSlave from "./templates/rounds_slave.py?raw";
import slowClient from "./templates/slow_client.py?raw";
import threadsClient from "./templates/threads_client.py?raw";
import threadsServer from "./templates/threads_server.py?raw";

/** A process of a student's own, as it is edited: what is left out has its usual value. */
export interface OwnProcess {
  readonly name: string;
  readonly startAt: number;
  readonly python: PythonSource;
  readonly clock?: { readonly offsetMs?: number; readonly driftPpm?: number };
}

/** Programs to begin with, under the name of the experiment that they are for. */
export interface Template {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly processes: readonly OwnProcess[];
}

function own(name: string, startAt: number, text: string, rest: Partial<PythonSource> = {}): OwnProcess {
  const main = `${name.split(" ")[0] ?? name}.py`;
  return { name, startAt, python: { main, files: { [main]: text }, ...rest } };
}

const sockets = "7 Sockets";
const berkeley = "8 Berkeley clocks";
const exclusion = "9 Ricart–Agrawala";

/** The handout's listings as they are, a few that go further, and a bare start for each task. All of them run. */
export const templates: readonly Template[] = [
  {
    id: "handout",
    group: sockets,
    title: "The handout’s client and server",
    processes: [own("server", 0, handoutServer), own("client", 300, handoutClient)],
  },
  {
    id: "bare",
    group: sockets,
    title: "A bare start",
    processes: [own("server", 0, bareServer), own("client", 300, bareClient)],
  },
  {
    id: "7.1",
    group: sockets,
    title: "7.1 Exceptions: the client begins too early",
    processes: [own("client", 0, refusedClient), own("server", 500, handoutServer)],
  },
  {
    id: "7.2",
    group: sockets,
    title: "7.2 Threads: one client after the other",
    processes: [
      own("server", 0, oneByOneServer),
      own("client A", 300, slowClient, { args: ["Ana", "2"] }),
      own("client B", 400, slowClient, { args: ["Ben", "0"] }),
    ],
  },
  {
    id: "threads",
    group: sockets,
    title: "A thread for each client",
    processes: [
      own("server", 0, threadsServer),
      own("client A", 300, threadsClient, { stdin: ["Ana"] }),
      own("client B", 300, threadsClient, { stdin: ["Ben"] }),
    ],
  },
  {
    id: "7.3",
    group: sockets,
    title: "7.3 Base64: what stands on the wire",
    processes: [own("server", 0, base64Server), own("client", 300, base64Client)],
  },
  {
    id: "handout-8",
    group: berkeley,
    title: "The handout’s four clocks",
    processes: [own("clocks", 0, handoutClocks)],
  },
  { id: "bare-8", group: berkeley, title: "A bare start", processes: [own("clocks", 0, average)] },
  {
    id: "8.1",
    group: berkeley,
    title: "8.1 Network delays: readings that come late",
    processes: [
      own("master", 0, delaysMaster),
      { ...own("slave A", 300, delaysSlave), clock: { offsetMs: 2200 } },
      { ...own("slave B", 300, delaysSlave), clock: { offsetMs: -1500 } },
    ],
  },
  {
    id: "8.2",
    group: berkeley,
    title: "8.2 Leader election: every node knows every clock",
    processes: [1, 2, 3].map((node) => ({
      ...own(`node ${node}`, 0, election, { args: [`${node}`] }),
      clock: { offsetMs: [0, -800, 1200][node - 1] ?? 0 },
    })),
  },
  {
    id: "8.3",
    group: berkeley,
    title: "8.3 Real processes: rounds of clocks that drift",
    processes: [
      own("master", 0, roundsMaster),
      { ...own("slave A", 300, roundsSlave), clock: { offsetMs: 2200, driftPpm: 50_000 } },
      { ...own("slave B", 300, roundsSlave), clock: { offsetMs: -1500, driftPpm: -50_000 } },
    ],
  },
  {
    id: "clocks",
    group: berkeley,
    title: "Clocks that differ, adjusted once",
    processes: [
      own("master", 0, clockMaster),
      { ...own("slave A", 300, clockSlave), clock: { offsetMs: 2200 } },
      { ...own("slave B", 300, clockSlave), clock: { offsetMs: -1500 } },
    ],
  },
  {
    id: "handout-9",
    group: exclusion,
    title: "The handout’s two nodes",
    processes: [own("nodes", 0, handoutNodes)],
  },
  { id: "bare-9", group: exclusion, title: "A bare start", processes: [own("nodes", 0, order)] },
  {
    id: "9.1",
    group: exclusion,
    title: "9.1 Sockets: requests between two programs",
    processes: [
      own("node 1", 0, raNode, { args: ["1", "5"] }),
      own("node 2", 0, raNode, { args: ["2", "4"] }),
    ],
  },
  {
    id: "9.2",
    group: exclusion,
    title: "9.2 Failures: a node that does not answer",
    processes: [own("node 1", 0, raAlone)],
  },
  {
    id: "9.3",
    group: exclusion,
    title: "9.3 Deferred replies: a queue of those that wait",
    processes: [own("node", 0, deferred)],
  },
];
