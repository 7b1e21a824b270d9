import { describe, expect, it } from "vitest";
import { asText, comesFirst } from "../../src/protocols/ricart-agrawala/precedence.ts";
import { fire, held, made, onRequest, rule, sends, wanted } from "./handlers.ts";

const request = (timestamp: number, id: string) => ({ timestamp, id });

describe("Ricart–Agrawala, orders: by (timestamp, id)", () => {
  it.each([
    [[4, "2"], [5, "1"], true],
    [[5, "1"], [4, "2"], false],
    [[5, "1"], [5, "2"], true],
    [[5, "2"], [5, "1"], false],
    [[9, "1"], [10, "2"], true],
    [[5, "9"], [5, "10"], true],
    [[5, "10"], [5, "9"], false],
  ] as const)("%j before %j: %s", ([t, i], [u, j], first) => {
    expect(comesFirst("timestamp-id", request(t, i), request(u, j))).toBe(first);
  });
});

describe("Ricart–Agrawala, orders: by the request's text, as the handout does", () => {
  it("the texts are `REQ from ID at T`", () => expect(asText(request(5, "1"))).toBe("REQ from 1 at 5"));
  it.each([
    // The handout's case: node 1 gets the reply although node 2's timestamp is lower.
    [[5, "1"], [4, "2"], true],
    [[4, "2"], [5, "1"], false],
    // As text 10 comes before 9, in ids and in timestamps.
    [[5, "10"], [4, "9"], true],
    [[10, "1"], [9, "1"], true],
  ] as const)("%j before %j: %s", ([t, i], [u, j], first) => {
    expect(comesFirst("text", request(t, i), request(u, j))).toBe(first);
  });
});

describe("Ricart–Agrawala, orders: by timestamp without the id", () => {
  it("ties defer each other", () => {
    expect(rule(onRequest(wanted({ self: "1", peers: ["2"], order: "timestamp" }), "2", 1))).toBe(
      "defer-mine-first",
    );
    expect(rule(onRequest(wanted({ self: "2", peers: ["1"], order: "timestamp" }), "1", 1))).toBe(
      "defer-mine-first",
    );
  });
  it.each([
    [4, 5, true],
    [5, 4, false],
  ])("timestamp %i before %i: %s", (t, u, first) => {
    expect(comesFirst("timestamp", request(t, "2"), request(u, "1"))).toBe(first);
  });
});

describe("Ricart–Agrawala, wrong variants", () => {
  it("`highest` not raised on receive", () => {
    const next = onRequest(made({ raiseHighest: false, highest: 2 }), "1", 9);
    expect([next.state.highest, ...sends(next)]).toEqual([2, "REPLY to 1"]);
  });
  it("a REPLY given while HELD", () => {
    const next = onRequest(held({ deferWhenHeld: false }), "1", 9);
    expect([rule(next), ...sends(next)]).toEqual(["reply-while-held", "REPLY to 1"]);
    expect(next.state.deferred).toEqual([]);
  });
  it("which still defers while WANTED", () => {
    expect(rule(onRequest(wanted({ deferWhenHeld: false }), "1", 9))).toBe("defer-mine-first");
  });
  it("`clearDeferredEarly`: the queue is emptied before it is answered", () => {
    const left = fire(onRequest(held({ clearDeferredEarly: true }), "1", 9).state, "leave");
    expect([rule(left), ...sends(left)]).toEqual(["leave-forgets"]);
    expect(left.state.deferred).toEqual([]);
  });
});
