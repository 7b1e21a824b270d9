import { expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { templates } from "../../src/experiments/sockets/python/templates.ts";
import { scenarioOf } from "../../src/ui/python/drafts.ts";
import { summary } from "../../src/summary/summary.ts";
import { writeScenario } from "../../src/experiments/files.ts";
import { ownRun } from "../support/own-runs.ts";

/** What each template prints, process by process, and how what does not end with 0 ends. */
const printed: Readonly<Record<string, readonly string[]>> = {
  handout: [
    "server: Server listening...",
    "server: Connected by ('127.0.0.1', 32768)",
    "server: Received: Hello from client",
    "client: Received: Hello from server",
  ],
  bare: ["server: Server listening..."],
  "7.1": [
    "client ends with 1: ConnectionRefusedError: [Errno 111] Connection refused",
    "server: Server listening...",
    "server ends with null: null",
  ],
  "7.2": [
    "server: Server listening...",
    "server: Connected by ('127.0.0.1', 32768)",
    "server: Connected by ('127.0.0.1', 32769)",
    "client A: Hello, Ana",
    "client B: Hello, Ben",
  ],
  threads: [
    "server: Server listening...",
    "server: Ana is number 1",
    "server: Ben is number 2",
    "client A: Your name: Hello, Ana!",
    "client B: Your name: Hello, Ben!",
  ],
  "7.3": ["server: On the wire: b'SGVsbG8gZnJvbSBjbGllbnQ='"],
  "handout-8": [
    "clocks: Original Clocks: [100.3, 102.5, 98.4, 101.0]",
    "clocks: Adjustments: [0.25, -1.95, 2.15, -0.45]",
    "clocks: Synchronized Clocks: [100.55, 100.55, 100.55, 100.55]",
  ],
  "bare-8": ["clocks: Average: 100.55"],
  "8.1": ["master: off by +1.99 s, round trip 0.21 s", "master: off by -1.62 s, round trip 0.12 s"],
  "8.2": [1, 2, 3].map((node) => `node ${node}: I have the readings of [1, 2, 3]`),
  "8.3": [
    "master: round 1: ['+2.22', '-1.51']",
    "master: round 2: ['+2.27', '-1.57']",
    "master: round 3: ['+2.32', '-1.62']",
  ],
  clocks: [
    "master: a clock is +2.20 s from mine",
    "master: a clock is -1.50 s from mine",
    "master: the average offset is +0.23 s",
    "slave A: I set my clock by -1.97 s",
    "slave B: I set my clock by +1.73 s",
  ],
  "handout-9": [
    "nodes: Node 1 requests CS at time 5",
    "nodes: Node 2 requests CS at time 4",
    "nodes: Node 1 received REPLY from 2",
  ],
  "bare-9": ["nodes: Node 1 requests CS at time 5", "nodes: Node 2 requests CS at time 4"],
  "9.1": [
    "node 1: Node 1 requests CS at time 5",
    "node 1: Node 1 received REQUEST 4 2",
    "node 2: Node 2 requests CS at time 4",
    "node 2: Node 2 received REQUEST 5 1",
  ],
  "9.2": ["node 1: Node 1 requests CS at time 5", "node 1: Node 1 received no REPLY: timed out"],
  "9.3": ["node: Node 2 defers node 1", "node: Node 2 sends REPLY to 3", "node: Node 2 leaves CS"],
};

test("each task of the lab has programs to begin with", () => {
  const tasks = experiments.flatMap(({ number, tasks }) =>
    tasks.flatMap(({ id }) =>
      id === "base" ? [`bare-${number}`, `handout-${number}`] : id === "beyond" ? [] : [id],
    ),
  );
  const ids = templates.map(({ id }) => (id === "bare" || id === "handout" ? `${id}-7` : id));
  expect(ids).toEqual(expect.arrayContaining(tasks));
});

test("every template runs, and prints what its task begins with", async () => {
  const told: Record<string, readonly string[]> = {};
  for (const { id, processes } of templates) {
    const made = scenarioOf(processes, null);
    if (!made.ok) throw new Error(made.why);
    const { trace, subject } = await ownRun(writeScenario(made.scenario));
    const { console, exits } = JSON.parse(JSON.stringify(summary(trace, subject))) as {
      console: Record<string, string[]>;
      exits: Record<string, { exit: number | null; exception: string | null }>;
    };
    told[id] = Object.entries(exits).flatMap(([process, { exit, exception }]) => [
      ...(console[process] ?? []).map((line) => `${process}: ${line}`),
      ...(exit === 0 ? [] : [`${process} ends with ${exit}: ${exception}`]),
    ]);
  }
  expect(told).toEqual(printed);
});
