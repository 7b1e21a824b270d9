import { describe, expect, test } from "vitest";
import { usualCriticalSection } from "../../src/contract/critical-section.ts";
import { insideAfter, type Inside } from "../../src/protocols/python-program/critical-section.ts";
import { foundIn } from "../../src/protocols/python-program/phrases.ts";

const { enters, leaves } = usualCriticalSection;

describe("the usual patterns", () => {
  test.each([
    "Node 1 enters CS",
    "[0.52] P2: entering critical section",
    "Process 3 ENTERED the Critical Section!",
    ">>> worker enter CS",
    "Node 2 is in the critical section",
    "inside my critical section",
    "Node 1 enters CS (stamp 5)",
  ])("find that “%s” enters", (line) => {
    expect(foundIn(line, enters)).toBeGreaterThanOrEqual(0);
    expect(foundIn(line, leaves)).toBe(-1);
  });

  test.each([
    "Node 1 requests CS at time 5",
    "Node 1 wants to enter CS",
    "waiting to enter the critical section",
    "Node 2 is not in the critical section",
    "the center of the docs",
    "enters docs",
    "Ricart-Agrawala critical section demo",
    "Node 1 received REPLY from 2",
  ])("do not take “%s” for an entry", (line) => {
    expect(foundIn(line, enters)).toBe(-1);
  });

  test.each([
    "Node 1 leaves CS",
    "P2: leaving critical section",
    "exited the CS",
    "Node 3 released the critical section",
    "exit CS",
  ])("find that “%s” leaves", (line) => {
    expect(foundIn(line, leaves)).toBeGreaterThanOrEqual(0);
  });
});

describe("a pattern", () => {
  test("is found as whole words, and a star stands for any text", () => {
    expect(foundIn("docs CS", "CS")).toBe(5);
    expect(foundIn("he grabs the token now", "grab* token")).toBe(3);
    expect(foundIn("he grabs the tokens", "grab* token")).toBe(-1);
    expect(foundIn("he grabs the tokens", "grab* token*")).toBe(3);
    expect(foundIn("a.b+(c", "b+(c")).toBe(2);
  });

  test("an empty pattern matches nothing, and a long line is searched fast", () => {
    expect(foundIn("anything", "")).toBe(-1);
    expect(foundIn("anything", "|*|!")).toBe(-1);
    const started = performance.now();
    foundIn("a".repeat(1_000_000), Array.from({ length: 40 }, () => "a*a*a*b").join("|"));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("who is inside", () => {
  const after = (...printed: readonly (readonly [thread: string, text: string])[]) =>
    printed
      .reduce<readonly Inside[]>((inside, [thread, text]) => insideAfter(inside, thread, text), [])
      .map(({ thread, who }) => `${thread} ${who}`.trim());

  test("a thread enters once and leaves", () => {
    expect(after(["t1", "enters CS\n"], ["t1", "in the critical section\n"])).toEqual(["t1"]);
    expect(after(["t1", "Node 1 enters CS\nNode 1 leaves CS\n"])).toEqual([]);
  });

  test("two threads are inside, and the one that prints leaves", () => {
    const both = [
      ["t1", "Node 1 enters CS\n"],
      ["t2", "Node 2 enters CS\n"],
    ] as const;
    expect(after(...both)).toEqual(["t1 Node 1", "t2 Node 2"]);
    expect(after(...both, ["t1", "12:03 left the CS\n"])).toEqual(["t2 Node 2"]);
  });

  test("another thread of a node may print that the node leaves", () => {
    expect(after(["t1", "Node 1 enters CS\n"], ["main", "Node 1 leaves CS\n"])).toEqual([]);
  });

  test("one thread plays several nodes", () => {
    const nodes = [
      ["main", "Node 1 enters CS\n"],
      ["main", "Node 2 enters CS\n"],
    ] as const;
    expect(after(...nodes)).toHaveLength(2);
    expect(after(...nodes, ["main", "Node 1 leaves CS\n"])).toEqual(["main Node 2"]);
  });
});
