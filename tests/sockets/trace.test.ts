import { formats } from "../../src/experiments/formats.ts";
import { expect, test } from "vitest";
import { readScenario, writeScenario } from "../../src/experiments/files.ts";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.ts";
import { runSockets, socketsScenario } from "./run.ts";

const file = {
  network: { delay: { kind: "constant", ms: 8 } },
  interventions: [{ do: "drop", message: "client>server#3" }],
  options: { segmentBytes: 4 },
  processes: [
    {
      name: "server",
      program: [
        { op: "socket", as: "s" },
        { op: "bind", on: "s", port: 5000 },
        { op: "listen", on: "s" },
        { op: "accept", on: "s", as: "c" },
        { op: "recvall", on: "c", size: 10, as: "d" },
        { op: "print", of: "d" },
      ],
    },
    {
      name: "client",
      startAt: 60,
      program: [
        { op: "socket", as: "s" },
        { op: "connect", on: "s", port: 5000 },
        { op: "send", on: "s", data: "0123456789" },
        { op: "close", on: "s" },
      ],
    },
  ],
};

test("a segment that is lost is sent again, and the trace says so", () => {
  const trace = runSockets(file);
  expect(trace.flights.filter(({ fate }) => fate === "lost")).toHaveLength(1);
  expect(trace.flights.some(({ repeat }) => repeat)).toBe(true);
  const printed = trace.steps.flatMap(({ effects }) =>
    effects.flatMap((e) => (e.kind === "print" ? [e.text] : [])),
  );
  expect(printed).toEqual(["b'0123456789'"]);
});

test.each([0, 8])("the trace of a run with delay %i ms comes back from its file", (ms) => {
  const trace = runSockets({ ...file, network: { delay: { kind: "constant", ms } } });
  const text = encodeTrace(trace);
  const read = decodeTrace(text, formats);
  expect(read.ok ? encodeTrace(read.value) : read.problems).toBe(text);
});

test("a scenario of sockets comes back from its text", () => {
  const scenario = socketsScenario({ ...file, title: "Lost" });
  expect(readScenario(writeScenario(scenario))).toEqual({ ok: true, value: scenario });
});

test("reports an unknown operation, an unknown field and a missing field with their places", () => {
  const told = (operation: object) => {
    const read = readScenario(
      JSON.stringify({ version: 1, experiment: "sockets", processes: [{ name: "p", program: [operation] }] }),
    );
    return read.ok ? [] : read.problems.map(({ path }) => path);
  };
  expect(told({ op: "fly" })).toEqual(["processes[0].program[0].op"]);
  expect(told({ op: "close", on: "s", now: 1 })).toEqual(["processes[0].program[0].now"]);
  expect(told({ op: "bind", on: "s" })).toEqual(["processes[0].program[0].port"]);
  expect(told({ op: "send", on: "s", data: "x", of: "y" })).toEqual(["processes[0].program[0]"]);
  expect(told({ op: "bind", on: "s", port: -1 })).toEqual([]);
});
