import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/base/fingerprint.ts";
import { at, invariant, InvariantError } from "../../src/base/invariant.ts";
import { listed } from "../../src/base/words.ts";

describe("a fingerprint", () => {
  it("is 16 hexadecimal digits", () => expect(fingerprint("")).toMatch(/^[0-9a-f]{16}$/));

  it("distinguishes similar texts", () => {
    const texts = ["", "\0", "\0\0", "\0\0\0", "a", "a\0", "aa", "ab", "ba", "aaa", "aab", "aba", "baa", "ä"];
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });

  it("changes with every single character of a long text", () => {
    const text = "step ".repeat(200);
    const changed = Array.from(text, (_, i) => fingerprint(`${text.slice(0, i)}X${text.slice(i + 1)}`));
    expect(new Set([...changed, fingerprint(text)]).size).toBe(text.length + 1);
  });
});

describe("an invariant", () => {
  it("does nothing if the condition holds", () => {
    expect(() => invariant(1, () => expect.unreachable())).not.toThrow();
  });
  it("throws what broke where it does not hold", () => {
    expect(() => invariant(0, () => "step 7")).toThrow(InvariantError);
    expect(() => invariant(null, "step 7")).toThrow("step 7");
  });
  it("an index that is not there is one", () => {
    expect(at([3, 4], 1)).toBe(4);
    expect(() => at([3, 4], 2)).toThrow(InvariantError);
    expect(() => at([3, 4], -1)).toThrow(InvariantError);
  });
});

it("a list in a sentence", () => {
  expect([[], ["1"], ["1", "2"], ["1", "2", "3"]].map((ids) => listed(ids))).toEqual([
    "",
    "1",
    "1 and 2",
    "1, 2 and 3",
  ]);
});
