import { describe, expect, test } from "vitest";
import { differences, parameterDifferences } from "../../src/experiments/differences.ts";
import { editWords } from "../../src/experiments/edit-words.ts";
import { interventionWords } from "../../src/experiments/interventions.ts";
import type { Names } from "../../src/experiments/names.ts";
import type { Edit } from "../../src/scenario/edit.ts";
import { checkScenario, readScenario } from "../../src/experiments/files.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { ownCase } from "../support/own-case.ts";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { renamed } from "../../src/experiments/ricart-agrawala/edit-nodes.ts";
import type { RicartAgrawalaScenario } from "../../src/experiments/ricart-agrawala/scenario.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { namesOf } from "../../src/store/names.ts";
import { shippedRun } from "./shipped.ts";

const names: Names = {
  nameOf: (id) => `Node ${id}`,
  changes: ricartAgrawalaExperiment.changes,
  messageOf: (message) => {
    if (message === "1>2#1") return { kind: "REQUEST", from: "1", to: "2", nth: 1 };
    return message === "1>2#5" ? { kind: "REPLY", from: "1", to: "2", nth: 2 } : null;
  },
};

describe("an intervention in words", () => {
  test.each<[Intervention, string]>([
    [{ do: "drop", message: "1>2#1" }, "Node 1’s REQUEST to node 2 is dropped"],
    [{ do: "drop", message: "2>1#9" }, "Message 2>1#9 is dropped"],
    [{ do: "drop", message: "1>2#5" }, "Node 1’s 2nd REPLY to node 2 is dropped"],
    [
      { do: "change-byte", message: "1>2#1", byte: 3, to: 65 },
      "Byte 3 of node 1’s REQUEST to node 2 is changed to “A” (0x41)",
    ],
    [{ do: "delay", message: "1>2#1", byMs: 40 }, "Node 1’s REQUEST to node 2 arrives 40 ms later"],
    [{ do: "deliver", message: "1>2#1", atMs: 31.25 }, "Node 1’s REQUEST to node 2 arrives at 31.25 ms"],
    [
      { do: "duplicate", message: "1>2#1", afterMs: 5 },
      "Node 1’s REQUEST to node 2 arrives again, 5 ms later",
    ],
    [{ do: "crash", process: "3", atMs: 25 }, "Node 3 crashes at 25 ms"],
    [{ do: "restart", process: "3", atMs: 90 }, "Node 3 restarts at 90 ms"],
    [
      { do: "set-clock", process: "2", atMs: 40, byMs: -500 },
      "Node 2’s clock is set back by 500 ms at 40 ms",
    ],
    [
      { do: "partition", groups: [["1"], ["2", "3"]], fromMs: 10, untilMs: 60 },
      "Node 1 and nodes 2, 3 cannot reach one another from 10 ms to 60 ms",
    ],
  ])("%j", (intervention, words) => {
    expect(interventionWords(intervention, names)).toBe(words);
  });
});

const { scenario } = shippedRun("two-nodes").trace;
const base = scenario as RicartAgrawalaScenario;

describe("an edit in words", () => {
  const dropped = { ...base, interventions: [{ do: "drop", message: "1>2#1" }] } as const;
  test.each<[Edit, string]>([
    [{ kind: "drop", message: "1>2#1" }, "Node 1’s REQUEST to node 2 is dropped"],
    [{ kind: "let-go", message: "1>2#1" }, "Node 1’s REQUEST to node 2 is reset"],
    [{ kind: "remove", index: 0 }, "Removed: Node 1’s REQUEST to node 2 is dropped"],
    [{ kind: "remove", index: 7 }, "Nothing is changed"],
    [{ kind: "replace", scenario: dropped }, "Nothing is changed"],
    [{ kind: "replace", scenario: { ...dropped, seed: 7 } }, "The seed is 7"],
    [{ kind: "replace", scenario: base }, "Removed: Node 1’s REQUEST to node 2 is dropped"],
    [
      { kind: "replace", scenario: { ...dropped, seed: 7, title: "A", limitMs: 5, stepsMax: 9 } },
      "The title is “A”, The seed is 7 and 2 more",
    ],
  ])("%j", (edit, words) => {
    expect(editWords(dropped, edit, names)).toBe(words);
  });
});

const others: readonly (readonly [string, RicartAgrawalaScenario])[] = [
  ["The order is the handout’s, by the text", { ...base, options: { ...base.options, order: "text" } }],
  ["Messages may overtake one another", { ...base, network: { ...base.network, order: "any" } }],
  ["25 % of the messages are lost", { ...base, network: { ...base.network, loss: 0.25 } }],
  [
    "A message takes 5 to 15 ms",
    { ...base, network: { ...base.network, delay: { kind: "uniform", minMs: 5, maxMs: 15 } } },
  ],
  [
    "A link has a delay of its own",
    {
      ...base,
      network: { ...base.network, links: [{ from: "1", to: "2", delay: { kind: "constant", ms: 3 } }] },
    },
  ],
  [
    "A request is sent again after 30 ms",
    { ...base, options: { ...base.options, failures: { kind: "retry", afterMs: 30 } } },
  ],
  ["Node 3 is added", { ...base, processes: [...base.processes, { id: "3", highest: 0, requests: [] }] }],
  ["Node 2 is called 12", renamed(base, "2", "12")],
  ["Node 2 is removed", { ...base, processes: base.processes.slice(0, 1) }],
  [
    "Node 1 begins with highest 9 and never asks",
    {
      ...base,
      processes: base.processes.map((p) => (p.id === "1" ? { ...p, highest: 9, requests: [] } : p)),
    },
  ],
];

describe("the difference of two scenarios", () => {
  test.each(others)("%s, and taken back it is as before", (words, other) => {
    const found = differences(base, other, names);
    expect(found.map((each) => each.words)).toEqual([words]);
    expect(found.map(({ back }) => checkScenario(back))).toEqual([{ ok: true, value: base }]);
  });

  test("of a node called otherwise is its name alone, though links and interventions speak of it", () => {
    const linked: RicartAgrawalaScenario = {
      ...base,
      network: { ...base.network, links: [{ from: "1", to: "2", delay: { kind: "constant", ms: 3 } }] },
      interventions: [{ do: "drop", message: "2>1#1" }],
    };
    const found = differences(linked, renamed(linked, "2", "5"), names);
    expect(found.map(({ words }) => words)).toEqual(["Node 2 is called 5"]);
    expect(found.map(({ back }) => back)).toEqual([linked]);
  });

  test("there is none between a scenario and itself", () => {
    expect(differences(base, structuredClone(base), names)).toEqual([]);
  });

  test("does not count interventions among the parameters", () => {
    const crashed = { ...base, interventions: [{ do: "crash", process: "1", atMs: 1 } as const] };
    expect(parameterDifferences(base, crashed, names)).toEqual([]);
  });
});

test("a message that the new run no longer sends keeps the name that it had in the old one", () => {
  const [run, older] = [shippedRun("lost-message"), shippedRun("two-nodes")];
  const own = namesOf(run);
  const missing = older.trace.flights.find(({ name }) => own.messageOf(name) === null);
  expect(namesOf(run, older).messageOf(missing?.name ?? "")?.kind).toMatch(/^(REQUEST|REPLY)$/);
});

describe("what was changed about students’ own programs, in words", () => {
  const programs = (process: object) => {
    const read = readScenario(ownCase([{ name: "server", text: "total = 1\n", ...process }]));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  };
  const words = (from: object, to: object) =>
    differences(programs(from), programs(to), {
      nameOf: (id) => id,
      messageOf: () => null,
      changes: socketsExperiment.changes,
    }).map((difference) => difference.words);

  test("a name that is watched changes no program", () => {
    expect(words({}, { watch: ["total"] })).toEqual(["total of Server is watched"]);
    expect(words({ watch: ["total", "n"] }, { watch: ["n"] })).toEqual([
      "total of Server is no longer watched",
    ]);
    expect(words({ watch: ["n"] }, { watch: ["n"] })).toEqual([]);
  });

  test("another text is another program, whatever is watched", () => {
    expect(words({}, { text: "total = 2\n", watch: ["total"] })).toEqual(["The programs are changed"]);
  });
});
