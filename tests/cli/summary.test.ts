import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { node, handoutNodes, type ScenarioFile } from "../support/scenario.ts";
import { Folder, interleave, lines, type Ended } from "./command.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const holds = (id: string) => ({ id, verdict: "holds" });

/** Every kind of run, each with the whole of what `summary` prints of it. */
const cases: { name: string; file: ScenarioFile; printed: Record<string, unknown> }[] = [
  {
    name: "the handout's two nodes",
    file: { title: "Two nodes", processes: handoutNodes },
    printed: {
      experiment: "ricart-agrawala",
      title: "Two nodes",
      seed: 1,
      steps: 11,
      endMs: 70,
      end: "quiet",
      messages: { sent: 4, delivered: 4, lost: 0, byKind: { REQUEST: 2, REPLY: 2 } },
      checks: ["mutual-exclusion", "all-served", "order", "message-count"].map(holds),
      console: {
        1: [
          "Node 1 requests CS at time 5",
          "Node 1 received REPLY from 2",
          "Node 1 enters CS",
          "Node 1 leaves CS",
        ],
        2: [
          "Node 2 requests CS at time 4",
          "Node 2 defers REPLY to 1",
          "Node 2 received REPLY from 1",
          "Node 2 enters CS",
          "Node 2 leaves CS",
        ],
      },
      entries: [
        { process: "2", timestamp: 4, requestedMs: 0, enteredMs: 20, leftMs: 40 },
        { process: "1", timestamp: 5, requestedMs: 0, enteredMs: 50, leftMs: 70 },
      ],
      waiting: [],
    },
  },
  {
    name: "a crashed peer that blocks",
    file: {
      seed: 9,
      processes: [node("1", [0, 5]), node("2"), node("3")],
      interventions: [{ do: "crash", process: "2", atMs: 0 }],
    },
    printed: {
      experiment: "ricart-agrawala",
      title: "",
      seed: 9,
      steps: 6,
      endMs: 20,
      end: "quiet",
      messages: { sent: 3, delivered: 2, lost: 1, byKind: { REQUEST: 2, REPLY: 1 } },
      checks: [
        holds("mutual-exclusion"),
        { id: "all-served", verdict: "broken", step: 5, why: "node 1 still waits for the REPLY from node 2" },
        holds("order"),
        holds("message-count"),
      ],
      console: { 1: ["Node 1 requests CS at time 1", "Node 1 received REPLY from 3"], 2: [], 3: [] },
      entries: [],
      waiting: [{ process: "1", timestamp: 1, awaiting: ["2"] }],
    },
  },
  {
    name: "cut off while one is in and one waits",
    file: { processes: [node("1", [0, 500]), node("2", [30, 5])], limitMs: 100 },
    printed: {
      steps: 7,
      endMs: 100,
      end: "limit",
      messages: { sent: 3, delivered: 3, lost: 0, byKind: { REQUEST: 2, REPLY: 1 } },
      checks: [
        holds("mutual-exclusion"),
        { id: "all-served", verdict: "open" },
        holds("order"),
        holds("message-count"),
      ],
      entries: [{ process: "1", timestamp: 1, requestedMs: 0, enteredMs: 20, leftMs: null }],
      waiting: [{ process: "2", timestamp: 2, awaiting: ["1"] }],
    },
  },
  {
    name: "two in the section",
    file: { processes: [node("1", [0, 50]), node("2", [25, 5])], options: { deferWhenHeld: false } },
    printed: {
      checks: [
        {
          id: "mutual-exclusion",
          verdict: "broken",
          step: 8,
          why: "node 2 enters while node 1 is in the critical section",
        },
        holds("all-served"),
        holds("order"),
        holds("message-count"),
      ],
    },
  },
  {
    name: "probes, whose kinds are counted too",
    file: {
      processes: [node("1", [0, 90]), node("2", [5, 5])],
      options: { failures: { kind: "probe", patienceMs: 50, timeoutMs: 30 } },
    },
    printed: {
      messages: { sent: 6, delivered: 6, lost: 0, byKind: { REQUEST: 2, REPLY: 2, PROBE: 1, ALIVE: 1 } },
    },
  },
  {
    name: "no node asks for anything",
    file: { processes: [node("7")] },
    printed: {
      steps: 1,
      endMs: 0,
      end: "quiet",
      messages: { sent: 0, delivered: 0, lost: 0, byKind: {} },
      entries: [],
      console: { 7: [] },
    },
  },
  {
    name: "a further request goes out when the node has left",
    file: { processes: [node("1", [0, 20], [5, 7]), node("2")] },
    printed: {
      entries: [
        { process: "1", timestamp: 1, requestedMs: 0, enteredMs: 20, leftMs: 40 },
        { process: "1", timestamp: 2, requestedMs: 40, enteredMs: 60, leftMs: 67 },
      ],
    },
  },
];

describe("scenario.md: `run --format summary` prints one JSON object a file, one line each, in their order", () => {
  const folder = new Folder();
  let ended: Ended;
  let printed: unknown[];

  beforeAll(async () => {
    ended = await interleave(["run", ...cases.map(({ file }, i) => folder.scenario(`${i}.json`, file))]);
    printed = lines(ended.out);
  });
  afterAll(() => folder.remove());

  it("exit 0 when every run was made, whatever its checks say; nothing on standard error", () => {
    expect(ended).toMatchObject({ status: 0, err: "" });
    expect(printed).toHaveLength(cases.length);
  });

  it.each(cases.map((one, i) => ({ ...one, i })))("$name", ({ i, printed: wanted }) => {
    expect(printed[i]).toMatchObject(wanted);
  });

  it("has these members and no others", () => {
    expect(printed[0]).toEqual(cases[0]?.printed);
    expect(printed[1]).toEqual(cases[1]?.printed);
    for (const one of printed)
      expect(Object.keys(one as object)).toEqual(Object.keys(cases[0]?.printed ?? {}));
  });
});
