import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, readableJson } from "../../src/base/canonical-json.ts";
import { always } from "../support/always.ts";

const anyJson = fc.anything({
  values: [
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, null, true, false),
    fc.string({ unit: "binary" }),
  ],
  maxDepth: 3,
});

/** The same value with the keys of its objects in another order. */
function shuffled(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(shuffled);
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

describe("canonical JSON", () => {
  it("has its keys in order of their code units, and no blanks", () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], Z: "ä", a: "x" })).toBe(
      '{"Z":"ä","a":"x","b":[1,{"c":true,"d":null}]}',
    );
  });
  it("keeps −0", () => expect(canonicalJson([-0, 0, { a: -0 }])).toBe('[-0,0,{"a":-0}]'));
  it("leaves out undefined members", () => expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}'));
  it("writes half a surrogate pair as an escape", () => expect(canonicalJson("\ud800")).toBe('"\\ud800"'));
  it("keeps the smallest and the largest doubles", () => {
    for (const x of [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.1 + 0.2])
      expect(JSON.parse(canonicalJson(x))).toBe(x);
  });

  it("is read back as the same value, and is one text for one value", () => {
    always(anyJson, { runs: 300, sometimes: ["−0"] }, (value, sometimes) => {
      const text = canonicalJson(value);
      sometimes("−0", /(^|[[,:])-0([\],}]|$)/.test(text));
      expect(JSON.parse(text)).toEqual(value);
      expect(canonicalJson(shuffled(value))).toBe(text);
    });
  });
});

describe("JSON laid out for people", () => {
  it("is read back as the same value", () => {
    always(anyJson, { runs: 300, sometimes: ["lines"] }, (value, sometimes) => {
      const text = readableJson(value);
      sometimes("lines", text.includes("\n"));
      expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(value));
    });
  });
  it("keeps what fits on one line there, and breaks what does not", () => {
    const request = { atMs: 0, holdMs: 20 };
    expect(readableJson({ requests: [request] })).toBe('{"requests": [{"atMs": 0, "holdMs": 20}]}');
    const lines = readableJson({ requests: Array.from({ length: 5 }, () => request) }).split("\n");
    expect(lines.length).toBeGreaterThan(5);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
