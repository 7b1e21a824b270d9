import { describe, expect, it } from "vitest";
import { Section } from "../../../src/store/live/section.ts";

describe("nodes in the section together", () => {
  it("is no node where one left before the other entered, in whatever order that is heard", () => {
    const section = new Section();
    section.see(0, 100, true);
    section.see(1, 160, true);
    expect(section.inside).toEqual([0, 1]);
    section.see(0, 120, true);
    section.see(0, 150, false);
    expect(section.together).toEqual([]);
    expect(section.inside).toEqual([1]);
    expect(section.entries).toBe(2);
  });

  it("are reported once per two visits, from the later entry on", () => {
    const section = new Section();
    section.see(0, 100, true);
    section.see(1, 160, true);
    section.see(0, 170, true);
    section.see(1, 180, true);
    section.see(0, 200, true);
    section.see(1, 220, false);
    section.see(0, 240, false);
    expect(section.together).toEqual([{ processes: [0, 1], fromMs: 160 }]);
  });

  it("are found even if the report of leaving comes late", () => {
    const section = new Section();
    section.see(1, 160, true);
    section.see(1, 220, false);
    section.see(0, 100, true);
    section.see(0, 200, true);
    expect(section.together).toEqual([{ processes: [1, 0], fromMs: 160 }]);
  });

  it("are reported for every pair and every visit", () => {
    const section = new Section();
    for (const base of [0, 1000]) {
      for (const process of [0, 1, 2]) section.see(process, base + 10 * process, true);
      for (const process of [0, 1, 2]) section.see(process, base + 100, false);
    }
    const pairs = section.together.map(({ processes }) => processes.toSorted().join(" and "));
    expect(pairs).toEqual(["0 and 1", "0 and 2", "1 and 2", "0 and 1", "0 and 2", "1 and 2"]);
  });
});
