import { describe, expect, test } from "vitest";
import { readAddress, stepIn, writeAddress, type Address } from "../../src/ui/address/address.ts";

const two: Address = {
  experiment: "ricart-agrawala",
  which: { kind: "shipped", id: "two-nodes" },
  step: 3,
  theme: null,
  present: false,
  live: false,
  recording: null,
};

describe("an address", () => {
  test.each<[string, Address]>([
    ["#/ricart-agrawala/two-nodes?step=3", two],
    ["#/ricart-agrawala/two-nodes?step=last", { ...two, step: "last" }],
    ["#/ricart-agrawala/two-nodes?step=middle&theme=dark", { ...two, step: "middle", theme: "dark" }],
    ["#/ricart-agrawala/two-nodes?step=3&present", { ...two, present: true }],
    ["#/ricart-agrawala/two-nodes?step=3&live", { ...two, live: true }],
    ["#/ricart-agrawala?s=ab_-9&step=0", { ...two, which: { kind: "code", code: "ab_-9" }, step: 0 }],
    [
      "#/berkeley?s=ab&recording=x1&step=2",
      {
        ...two,
        experiment: "berkeley",
        which: { kind: "code", code: "ab" },
        recording: "x1",
        step: 2,
      },
    ],
  ])("%s is written as it is read", (hash, address) => {
    expect(readAddress(hash)).toEqual({ address, complaint: null });
    expect(writeAddress(address)).toBe(hash);
  });

  test("without parameters means the first step", () => {
    expect(readAddress("#/ricart-agrawala/two-nodes")?.address).toEqual({ ...two, step: 0 });
    expect(readAddress("#/ricart-agrawala/")?.address.which).toEqual({ kind: "shipped", id: "" });
    expect(readAddress("#/ricart-agrawala")?.address.which).toEqual({ kind: "shipped", id: "" });
  });

  test.each(["", "#", "#/"])("%j is none", (hash) => {
    expect(readAddress(hash)).toBeNull();
  });

  test("passes over parameters that are not known", () => {
    expect(readAddress("#/ricart-agrawala/two-nodes?from=mail&step=3")).toEqual({
      address: two,
      complaint: null,
    });
  });

  test.each(["-1", "1.5", "abc", "", "1e3", "99999999999"])("says that step=%s is no step", (step) => {
    const read = readAddress(`#/ricart-agrawala/two-nodes?step=${step}`);
    expect(read?.address.step).toBe(0);
    expect(read?.complaint).toContain(`“step=${step}”`);
  });

  test("says that a theme is unknown, and shortens its long name", () => {
    const read = readAddress(`#/ricart-agrawala/two-nodes?theme=${"x".repeat(200)}`);
    expect(read?.complaint).toContain("…");
    expect(read?.complaint?.length).toBeLessThan(120);
  });

  test("survives what no browser would write", () => {
    expect(readAddress("#/%E0%A4%A/%")?.address.experiment).toBe("%E0%A4%A");
  });

  test("means a step of the run", () => {
    expect([stepIn("last", 10), stepIn("middle", 10), stepIn(3, 10), stepIn(30, 10)]).toEqual([10, 5, 3, 10]);
  });
});
