import { expect, test } from "vitest";
import { checkScenario } from "../../src/experiments/files.ts";
import { edited, changesOf } from "../../src/scenario/edit.ts";
import { example } from "../scenario/example-file.ts";
import { runSockets, socketsScenario } from "./run.ts";

const processes = [
  {
    name: "server",
    program: [
      { op: "socket", as: "s" },
      { op: "bind", on: "s", port: 5000 },
      { op: "listen", on: "s" },
      { op: "accept", on: "s", as: "c" },
      { op: "recv", on: "c", max: 1024, as: "d" },
      { op: "print", of: "d" },
    ],
  },
  {
    name: "client",
    startAt: 50,
    program: [
      { op: "socket", as: "s" },
      { op: "connect", on: "s", port: 5000 },
      { op: "send", on: "s", data: "Hello" },
      { op: "close", on: "s" },
    ],
  },
];
const change = { do: "change-byte", message: "client>server#3", byte: 1, to: 97 };

test.each([0, 10])("a byte that is changed on the way is read as it arrives, after %i ms", (ms) => {
  const network = { delay: { kind: "constant", ms } };
  const printed = (interventions: readonly object[]) =>
    runSockets({ processes, network, interventions }).steps.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.kind === "print" ? [effect.text] : [])),
    );
  expect(printed([])).toEqual(["b'Hello'"]);
  expect(printed([change])).toEqual(["b'Hallo'"]);
  expect(printed([{ ...change, byte: 5 }])).toEqual(["b'Hello'"]);
});

test("it is a change of a segment only", () => {
  const read = checkScenario({ ...example, interventions: [{ ...change, message: "1>2#1" }] });
  expect(read.ok ? null : read.problems).toEqual([
    {
      path: "interventions[0].do",
      message: "changes a byte of a segment, but this run sends whole messages",
    },
  ]);
});

test("a changed segment that is also delayed keeps its changed byte, and after a reset it has neither", () => {
  const { message } = change;
  let scenario = edited(socketsScenario({ processes }), { kind: "change-byte", message, byte: 1, to: 97 });
  scenario = edited(scenario, { kind: "delay", message, byMs: 5 });
  expect(changesOf(scenario, message)).toHaveLength(2);
  expect(edited(scenario, { kind: "let-go", message }).interventions).toEqual([]);
});
