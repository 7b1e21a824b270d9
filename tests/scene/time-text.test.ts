import { expect, test } from "vitest";
import { exactTimeText, timeText } from "../../src/scene/time-text.ts";
import { run } from "../support/run.ts";
import { node } from "../support/scenario.ts";

const nodes = [node("1", [0, 20]), node("2", [0, 20])];
const delayed = (...ms: number[]) =>
  run({
    processes: nodes,
    interventions: ms.map((byMs, index) => ({ do: "delay", message: `1>2#${index + 1}`, byMs })),
  });

test("all times of a run have as many decimals as its finest time, and as four significant digits have", () => {
  const written = (trace: ReturnType<typeof run>) => trace.steps.map(({ atMs }) => timeText(trace, atMs));
  expect(written(run({ processes: nodes })).every((time) => /^\d+ ms$/.test(time))).toBe(true);
  expect(written(delayed(0.5)).every((time) => /^\d+\.\d ms$/.test(time))).toBe(true);
  expect(written(delayed(0.25)).every((time) => /^\d+\.\d\d ms$/.test(time))).toBe(true);
  expect(written(delayed(0.125)).every((time) => /^\d+\.\d\d ms$/.test(time))).toBe(true);
  expect(written(delayed(100.125)).every((time) => /^\d+\.\d ms$/.test(time))).toBe(true);
  expect(written(delayed(2000.125)).every((time) => /^\d+ ms$/.test(time))).toBe(true);
  expect(exactTimeText(2047.125)).toBe("2047.125 ms");
});

test("a flight that the run is cut off before counts as well", () => {
  const trace = run({ limitMs: 5, network: { delay: { kind: "constant", ms: 7.25 } }, processes: nodes });
  expect(timeText(trace, 0)).toBe("0.00 ms");
});

test("a time at which no step happens keeps its own decimals", () => {
  const trace = run({ processes: nodes });
  expect(timeText(trace, 10)).toBe("10 ms");
  expect(timeText(trace, 10.5)).toBe("10.5 ms");
});
