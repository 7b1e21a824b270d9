import { describe, expect, it } from "vitest";
import { Links, type MessageChange, type NetworkRules } from "../../src/world/links.ts";

const rules: NetworkRules = {
  delay: { kind: "constant", ms: 10 },
  order: "fifo",
  loss: 0,
  duplicate: 0,
  links: [],
};
const any: NetworkRules = { ...rules, order: "any" };

/** Sends from 1 to 2 at each of the times: when each journey arrives, `lost` or as a copy. */
function arrivals(network: NetworkRules, changes: readonly MessageChange[], ...sentMs: readonly number[]) {
  const links = new Links(network, 1, changes);
  return sentMs.map((atMs) =>
    links
      .send("1", "2", atMs)
      .journeys.map(({ dueMs, lost, copy }) =>
        [dueMs, ...(lost ? [lost] : []), ...(copy ? ["copy"] : [])].join(" "),
      )
      .join(", "),
  );
}

describe("Time, clocks and messages: a message sent at t on a link with delay d", () => {
  it("arrives at t + d", () => {
    expect(arrivals(rules, [], 0, 2.5, 40)).toEqual(["10", "12.5", "50"]);
  });
  it("is named `sender>receiver#n`, from 1, for each pair of its own", () => {
    const links = new Links(rules, 1, []);
    const name = (from: string, to: string) => links.send(from, to, 0).name;
    expect([name("1", "2"), name("1", "2"), name("2", "1"), name("1", "3"), name("1", "2")]).toEqual([
      "1>2#1",
      "1>2#2",
      "2>1#1",
      "1>3#1",
      "1>2#3",
    ]);
  });
  it("has the delay of its link where one is given, in that direction only", () => {
    const links = new Links(
      { ...rules, links: [{ from: "1", to: "2", delay: { kind: "constant", ms: 3 } }] },
      1,
      [],
    );
    expect(links.send("1", "2", 0).journeys[0]?.dueMs).toBe(3);
    expect(links.send("2", "1", 0).journeys[0]?.dueMs).toBe(10);
  });
});

describe("Time, clocks and messages: on a FIFO link", () => {
  const slow: MessageChange = { do: "delay", message: "1>2#1", byMs: 90 };

  it("never before an earlier message of that link: `max(t + d, last arrival)`", () => {
    expect(arrivals(rules, [slow], 0, 5, 95)).toEqual(["100", "100", "105"]);
  });
  it("on a link of any order a later message may overtake", () => {
    expect(arrivals(any, [slow], 0, 5)).toEqual(["100", "15"]);
  });
  it("a message that is lost holds up no other", () => {
    expect(arrivals(rules, [slow, { do: "drop", message: "1>2#1" }], 0, 5)).toEqual(["100 drop", "15"]);
  });
  it("the other direction and other links do not wait", () => {
    const links = new Links(rules, 1, [slow]);
    links.send("1", "2", 0);
    expect(links.send("2", "1", 0).journeys[0]?.dueMs).toBe(10);
    expect(links.send("1", "3", 0).journeys[0]?.dueMs).toBe(10);
  });
});

describe("scenario.md: interventions on one message", () => {
  it("`delay` adds to what was drawn", () => {
    expect(arrivals(any, [{ do: "delay", message: "1>2#2", byMs: 40 }], 0, 0, 0)).toEqual(["10", "50", "10"]);
  });
  it("`deliver` sets the arrival, earlier or later than drawn", () => {
    expect(arrivals(any, [{ do: "deliver", message: "1>2#1", atMs: 4 }], 0)).toEqual(["4"]);
    expect(arrivals(any, [{ do: "deliver", message: "1>2#1", atMs: 31.5 }], 0)).toEqual(["31.5"]);
  });
  it("never before the sending", () => {
    expect(arrivals(any, [{ do: "deliver", message: "1>2#1", atMs: 4 }], 20)).toEqual(["20"]);
    expect(arrivals(rules, [{ do: "deliver", message: "1>2#1", atMs: 4 }], 20)).toEqual(["20"]);
  });
  it("and on a FIFO link never before the one ahead", () => {
    expect(arrivals(rules, [{ do: "deliver", message: "1>2#2", atMs: 4 }], 0, 2)).toEqual(["10", "10"]);
    expect(arrivals(any, [{ do: "deliver", message: "1>2#2", atMs: 4 }], 0, 2)).toEqual(["10", "4"]);
  });
  it("`drop` loses it, when it would have arrived", () => {
    expect(arrivals(rules, [{ do: "drop", message: "1>2#1" }], 0, 0)).toEqual(["10 drop", "10"]);
  });
  it("`duplicate` makes a copy that arrives `afterMs` after it", () => {
    expect(arrivals(any, [{ do: "duplicate", message: "1>2#1", afterMs: 5 }], 0, 0)).toEqual([
      "10, 15 copy",
      "10",
    ]);
  });
  it("on a FIFO link the next message does not overtake the copy (not said in scenario.md)", () => {
    expect(arrivals(rules, [{ do: "duplicate", message: "1>2#1", afterMs: 5 }], 0, 0)).toEqual([
      "10, 15 copy",
      "15",
    ]);
  });
  it("several changes of one message are made in the file's order (not said in scenario.md)", () => {
    const deliver: MessageChange = { do: "deliver", message: "1>2#1", atMs: 30 };
    const delay: MessageChange = { do: "delay", message: "1>2#1", byMs: 5 };
    expect(arrivals(any, [deliver, delay], 0)).toEqual(["35"]);
    expect(arrivals(any, [delay, deliver], 0)).toEqual(["30"]);
  });
  it("a dropped message is not duplicated (not said in scenario.md)", () => {
    const changes: MessageChange[] = [
      { do: "duplicate", message: "1>2#1", afterMs: 5 },
      { do: "drop", message: "1>2#1" },
    ];
    expect(arrivals(any, changes, 0)).toEqual(["10 drop"]);
  });
});

describe("Time, clocks and messages: loss and duplication by probability", () => {
  const many = Array.from({ length: 4000 }, (_, i) => i);
  const share = (network: NetworkRules, word: string) =>
    arrivals(network, [], ...many).filter((text) => text.includes(word)).length / many.length;

  it.each([0, 0.05, 0.5, 1])("loss %s", (loss) => {
    expect(Math.abs(share({ ...rules, loss }, "loss") - loss)).toBeLessThan(loss % 1 === 0 ? 1e-9 : 0.03);
  });
  it.each([0, 0.05, 0.5, 1])("duplicate %s", (duplicate) => {
    const wanted = duplicate % 1 === 0 ? 1e-9 : 0.03;
    expect(Math.abs(share({ ...rules, duplicate }, "copy") - duplicate)).toBeLessThan(wanted);
  });
  it("a duplicate has its own delay", () => {
    const uniform: NetworkRules = { ...any, duplicate: 1, delay: { kind: "uniform", minMs: 0, maxMs: 100 } };
    const links = new Links(uniform, 1, []);
    const gaps = many.slice(0, 50).map(() => {
      const [first, copy] = links.send("1", "2", 0).journeys;
      return Math.abs((first?.dueMs ?? 0) - (copy?.dueMs ?? 0));
    });
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    expect(Math.max(...gaps)).toBeGreaterThan(50);
  });
  it("losses, duplicates and delays are drawn independently", () => {
    const uniform: NetworkRules = { ...any, delay: { kind: "uniform", minMs: 0, maxMs: 100 } };
    const plain = arrivals(uniform, [], ...many);
    const lossy = arrivals({ ...uniform, loss: 0.5, duplicate: 0.5 }, [], ...many);
    expect(lossy.map((text) => text.split(/[ ,]/)[0])).toEqual(plain);
    const delays = lossy.flatMap((text, i) =>
      text.includes("loss") ? [Number(text.split(" ")[0]) - i] : [],
    );
    const mean = delays.reduce((sum, x) => sum + x, 0) / delays.length;
    expect(Math.abs(mean - 50)).toBeLessThan(3);
  });
});
