import { describe, expect, it } from "vitest";
import { Partitions } from "../../src/world/partition.ts";

describe("a partition", () => {
  const ab = { groups: [["1"], ["2", "3"]] };

  it("cuts the links between its groups, both ways, and none inside of them", () => {
    const partitions = new Partitions();
    partitions.begin(ab);
    expect(partitions.cut("1", "2")).toBe(true);
    expect(partitions.cut("3", "1")).toBe(true);
    expect(partitions.cut("2", "3")).toBe(false);
  });

  it("ends", () => {
    const partitions = new Partitions();
    partitions.begin(ab);
    partitions.end(ab);
    expect(partitions.cut("1", "2")).toBe(false);
  });

  it("of several each cuts while it lasts", () => {
    const partitions = new Partitions();
    const other = { groups: [["2"], ["3"], ["1"]] };
    partitions.begin(ab);
    partitions.begin(other);
    expect(partitions.cut("2", "3")).toBe(true);
    partitions.end(ab);
    expect([partitions.cut("1", "2"), partitions.cut("2", "3")]).toEqual([true, true]);
    partitions.end(other);
    expect([partitions.cut("1", "2"), partitions.cut("2", "3")]).toEqual([false, false]);
  });

  it("leaves a process that stands in no group all its links (not said in scenario.md)", () => {
    const partitions = new Partitions();
    partitions.begin(ab);
    expect([partitions.cut("1", "4"), partitions.cut("4", "2")]).toEqual([false, false]);
  });
});
