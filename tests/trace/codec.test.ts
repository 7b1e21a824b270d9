import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/base/canonical-json.ts";
import { draw, stream } from "../../src/base/draw.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { transcript } from "../../src/trace/transcript.ts";
import { always } from "../support/always.ts";
import { anyScenario } from "../support/random-scenario.ts";
import { run, subjectOf } from "../support/run.ts";
import { node, scenario } from "../support/scenario.ts";
import { formats } from "../../src/experiments/formats.ts";

const wild = run(
  scenario({
    processes: [node("1", [0, 20], [5, 0]), node("2", [0, 20]), node("3", [7.25, 1])],
    seed: 7,
    network: { delay: { kind: "exponential", minMs: 1, meanMs: 9 }, order: "any", loss: 0.1, duplicate: 0.1 },
    options: { failures: { kind: "retry", afterMs: 40 } },
    interventions: [
      { do: "crash", process: "3", atMs: 60 },
      { do: "restart", process: "3", atMs: 90 },
      { do: "set-clock", process: "2", atMs: 30, byMs: -500 },
      { do: "partition", groups: [["1"], ["2"]], fromMs: 10, untilMs: 20 },
    ],
    limitMs: 250,
  }),
);
const text = encodeTrace(wild);

describe("the trace file", () => {
  it("gives back the same trace: bytes, states and all", () => {
    const sometimes = ["crash", "loss", "doubled", "limit"] as const;
    always(anyScenario, { runs: 50, sometimes }, (one, sometimes) => {
      const trace = run(one);
      sometimes(
        "crash",
        trace.steps.some(({ happening }) => happening.kind === "crash"),
      );
      sometimes(
        "loss",
        trace.flights.some(({ fate }) => fate === "lost"),
      );
      sometimes(
        "doubled",
        trace.flights.some(({ copy }) => copy),
      );
      sometimes("limit", trace.end === "limit");
      const file = encodeTrace(trace);
      const read = decodeTrace(file, formats);
      if (!read.ok) expect.unreachable(tellAll(read.problems));
      expect(encodeTrace(read.value)).toBe(file);
      // The states, which the file does not hold, among them.
      const whole = ({ stamps: _stamps, ...rest }: Trace) => canonicalJson(rest);
      expect(whole(read.value)).toBe(whole(trace));
      expect(transcript(read.value, subjectOf(one))).toBe(transcript(trace, subjectOf(one)));
    });
  });

  it("is its own canonical form, and says what it is and its version", () => {
    const value = JSON.parse(text) as Record<string, unknown>;
    expect(canonicalJson(value)).toBe(text);
    expect(value).toMatchObject({ format: "interleave-trace", version: 1 });
  });

  it("is read whatever blanks and order of keys it was given", () => {
    const value = JSON.parse(text) as Record<string, unknown>;
    const laidOut = JSON.stringify(Object.fromEntries(Object.entries(value).toReversed()), null, 2);
    const read = decodeTrace(laidOut, formats);
    expect(read.ok && encodeTrace(read.value)).toBe(text);
  });
});

function problem(file: string): string {
  const read = decodeTrace(file, formats);
  return read.ok ? "fine" : tellAll(read.problems);
}

/** The same value, however it is written. */
function sameValue(file: string): boolean {
  try {
    return canonicalJson(JSON.parse(file)) === text;
  } catch {
    return false;
  }
}

const random = stream(1, "damage");
const nth = (n: number, lane: number, below: number) => Math.floor(draw(random, 8 * n + lane) * below);

describe("a damaged trace file is a Problem, and never throws", () => {
  it("with a few characters changed, missing, too much or twice, wherever they are", () => {
    const letters = '0123456789-.eE"{}[],:abtruefalsn \\';
    for (let n = 0; n < 150; n++) {
      const at = nth(n, 0, text.length);
      const letter = letters[nth(n, 1, letters.length)] ?? "";
      const end = at + 1 + nth(n, 2, 3);
      const middle = [letter, "", text.slice(at, end) + letter, text.slice(at, end).repeat(2)][n % 4] ?? "";
      const damaged = text.slice(0, at) + middle + text.slice(end);
      if (!sameValue(damaged)) expect(problem(damaged), `${n} at ${at}: ${middle}`).not.toBe("fine");
    }
  });

  it("with one number, text or truth changed, wherever it is", () => {
    const leaves = [...text.matchAll(/-?\d+(\.\d+)?(e-?\d+)?|true|false|null|"[^"]*"/g)];
    for (let n = 0; n < 150; n++) {
      const leaf = leaves[nth(n, 3, leaves.length)];
      if (!leaf) continue;
      const values = ["0", "1", "-1", "2.5", "1e9", "1e400", '"1"', '""', "null", "true", "[]", "{}"];
      const value = values[nth(n, 4, values.length)] ?? "0";
      const damaged = text.slice(0, leaf.index) + value + text.slice(leaf.index + leaf[0].length);
      if (!sameValue(damaged)) expect(problem(damaged), `${n}: ${leaf[0]} to ${value}`).not.toBe("fine");
    }
  });

  it("with a step or a flight taken out, doubled, or put in another place", () => {
    for (let n = 0; n < 150; n++) {
      const value = JSON.parse(text) as Record<"steps" | "flights", unknown[]>;
      const list = n % 2 ? value.steps : value.flights;
      const [taken] = list.splice(nth(n, 5, list.length), 1);
      if (n % 3) list.splice(nth(n, 6, list.length), 0, ...(n % 3 === 1 ? [taken] : [taken, taken]));
      const damaged = canonicalJson(value);
      if (damaged !== text) expect(problem(damaged)).not.toBe("fine");
    }
  });

  it("cut off anywhere", () => {
    for (let end = 0; end < text.length; end += 97)
      expect(problem(text.slice(0, end))).toMatch(/^is (not JSON|empty)/);
  });

  it("with states that were not the protocol's", () => {
    const value = JSON.parse(text) as { fingerprints: string[] };
    value.fingerprints[0] = "0123456789abcdef";
    expect(problem(canonicalJson(value))).toMatch(/damaged/);
  });

  it.each([
    ["a scenario and no trace", canonicalJson(wild.scenario), /is not a trace/],
    [
      "a newer version",
      text.replace(',"version":1,"whole"', ',"version":2,"whole"'),
      /^version: is not a trace/,
    ],
    ["a scenario with a mistake", text.replace('"seed":7', '"seed":"x"'), /^scenario\.seed: /],
    ["an input that no protocol takes", text.replace('"timer":"enter"', '"timer":"explode"'), /steps/],
    ["null", "null", /is not a trace/],
  ])("%s", (_what, file, message) => {
    expect(file).not.toBe(text);
    expect(problem(file)).toMatch(message);
  });
});
