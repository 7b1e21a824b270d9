import { describe, expect, it } from "vitest";
import { ricartAgrawala } from "../../src/protocols/ricart-agrawala/machine.ts";
import { fire, held, made, onReply, onRequest, request, rule, sends, timers, wanted } from "./handlers.ts";

describe("Ricart–Agrawala: per node", () => {
  it("it begins RELEASED, with no open request, no awaited REPLY and an empty queue", () => {
    expect(made({ highest: 7 })).toMatchObject({
      phase: "RELEASED",
      highest: 7,
      timestamp: 0,
      awaited: [],
      deferred: [],
    });
  });
  it("the queue of deferred peers is in order of arrival", () => {
    const asked = ["3", "1"].reduce((state, from) => onRequest(state, from, 9).state, held());
    expect(asked.deferred).toEqual(["3", "1"]);
  });
});

describe("Ricart–Agrawala: Request", () => {
  it("`timestamp = highest + 1`", () => expect(wanted({ highest: 4 }).timestamp).toBe(5));
  it("`highest = timestamp`", () => expect(wanted({ highest: 4 }).highest).toBe(5));
  it("WANTED", () => expect(wanted().phase).toBe("WANTED"));
  it("REQUEST(timestamp, id) to every other node", () => {
    expect(sends(request(made({ highest: 4 })))).toEqual(["REQUEST 5 to 1", "REQUEST 5 to 3"]);
  });
  it("the replies of all of them are awaited", () => expect(wanted().awaited).toEqual(["1", "3"]));
  it("it does not enter before they are there", () => expect(timers(request(made()))).toEqual([]));
  it("with N = 1 it enters at once", () => {
    const next = request(made({ peers: [] }));
    expect(sends(next)).toEqual([]);
    expect(timers(next)).toEqual(["enter in 0"]);
    expect(fire(next.state, "enter").state.phase).toBe("HELD");
  });
});

describe("Ricart–Agrawala: On REQUEST(t, j)", () => {
  it.each([
    [3, 9, 9],
    [9, 3, 9],
    [9, 9, 9],
  ])("`highest = max(highest, t)`: max(%i, %i)", (highest, t, result) => {
    expect(onRequest(made({ highest }), "1", t).state.highest).toBe(result);
  });
  it("also while it is WANTED and HELD", () => {
    expect(onRequest(wanted(), "1", 9).state.highest).toBe(9);
    expect(onRequest(held(), "1", 9).state.highest).toBe(9);
  });
  it("the timestamp of its own open request stays what it is", () => {
    expect(onRequest(wanted({ highest: 4 }), "1", 9).state.timestamp).toBe(5);
  });
  it("REPLY to j if RELEASED", () => {
    const next = onRequest(made(), "3", 1);
    expect([rule(next), ...sends(next)]).toEqual(["reply-released", "REPLY to 3"]);
  });
  it("defer if HELD, whatever the timestamps are", () => {
    for (const t of [1, 100]) {
      const next = onRequest(held({ highest: 9 }), "1", t);
      expect([rule(next), ...sends(next)]).toEqual(["defer-held"]);
      expect(next.state.deferred).toEqual(["1"]);
    }
  });
  // Node 2 wants to enter with timestamp 5.
  it.each([
    [6, "1", true],
    [6, "3", true],
    [5, "3", true],
    [5, "1", false],
    [4, "1", false],
    [4, "3", false],
  ])("if WANTED as (5, 2): defer (%i, %s): %s", (t, from, defers) => {
    const next = onRequest(wanted({ highest: 4 }), from, t);
    expect(rule(next)).toBe(defers ? "defer-mine-first" : "reply-theirs-first");
    expect(sends(next)).toEqual(defers ? [] : [`REPLY to ${from}`]);
    expect(next.state.deferred).toEqual(defers ? [from] : []);
    expect(next.state.awaited).toEqual(["1", "3"]);
  });
  it("node ids compare as numbers", () => {
    expect(rule(onRequest(wanted({ self: "9", peers: ["10"], highest: 4 }), "10", 5))).toBe(
      "defer-mine-first",
    );
    expect(rule(onRequest(wanted({ self: "10", peers: ["9"], highest: 4 }), "9", 5))).toBe(
      "reply-theirs-first",
    );
  });
});

describe("Ricart–Agrawala: On REPLY", () => {
  it("its sender is no longer awaited", () => {
    const next = onReply(wanted(), "1");
    expect(next.state.awaited).toEqual(["3"]);
    expect([next.state.phase, rule(next), ...timers(next)]).toEqual(["WANTED", "reply-counted"]);
  });
  it("a REPLY that the node does not wait for changes nothing", () => {
    const states = [made(), onReply(wanted(), "1").state, held()];
    for (const state of states) {
      const next = onReply(state, "1");
      expect([rule(next), ...timers(next), ...sends(next)]).toEqual(["reply-ignored"]);
      expect(next.state).toEqual(state);
    }
  });
});

describe("Ricart–Agrawala: Enter", () => {
  const all = onReply(onReply(wanted({ highest: 4 }), "3").state, "1");

  it("with no awaited REPLY it may enter: HELD", () => {
    expect(fire(all.state, "enter").state.phase).toBe("HELD");
    expect(fire(all.state, "enter").state.timestamp).toBe(5);
  });
  it("a step of its own, at the same moment as the last REPLY", () => {
    expect(all.state.phase).toBe("WANTED");
    expect([rule(all), ...timers(all)]).toEqual(["reply-last", "enter in 0"]);
  });
  it("a REQUEST that arrives there finds it WANTED", () => {
    expect(rule(onRequest(all.state, "1", 9))).toBe("defer-mine-first");
    expect(rule(onRequest(all.state, "1", 1))).toBe("reply-theirs-first");
  });
  it("it stays for as long as it was asked to", () => {
    const state = onReply(onReply(request(made(), 35).state, "1").state, "3").state;
    expect(timers(fire(state, "enter"))).toEqual(["leave in 35"]);
  });
});

describe("Ricart–Agrawala: Leave", () => {
  const asked = onRequest(onRequest(held(), "3", 8).state, "1", 9).state;
  const left = fire(asked, "leave");

  it("RELEASED", () => expect(left.state.phase).toBe("RELEASED"));
  it("REPLY to each deferred peer in queue order", () =>
    expect(sends(left)).toEqual(["REPLY to 3", "REPLY to 1"]));
  it("empty the queue", () => expect(left.state.deferred).toEqual([]));
  it("the request is no longer open", () => expect(left.state).toMatchObject({ timestamp: 0, awaited: [] }));
  it("highest stays after leaving: the next request is above it", () => {
    expect(request(left.state).state.timestamp).toBe(10);
  });
});

describe("Ricart–Agrawala: a further request of a node that is not RELEASED waits until it is", () => {
  it("only a RELEASED node can take one", () => {
    const ready = [made(), wanted(), held(), fire(held(), "leave").state].map((state) =>
      ricartAgrawala.ready(state),
    );
    expect(ready).toEqual([true, false, false, true]);
  });
});

describe("scenario.md: a restart begins from init, with `highest` 0", () => {
  it("even where the scenario gave the node another one", () => {
    const next = ricartAgrawala.step(made({ highest: 4 }), { kind: "restart", clockMs: 0 });
    expect(next.state).toEqual({ ...made({ highest: 4 }), highest: 0 });
    expect(request(next.state).state.timestamp).toBe(1);
  });
});

it("a step cites exactly one rule, never changes the state that it was given, and says the same again", () => {
  const frozen = <T>(value: T): T => {
    if (typeof value === "object" && value !== null)
      for (const member of Object.values(Object.freeze(value))) frozen(member);
    return value;
  };
  const states = [made(), wanted(), held(), onRequest(wanted(), "3", 9).state].map(frozen);
  for (const state of states) {
    for (const step of [
      () => onRequest(state, "1", 1),
      () => onRequest(state, "3", 9),
      () => onReply(state, "3"),
    ]) {
      expect(rule(step())).toMatch(/^[a-z-]+$/);
      expect(step()).toEqual(step());
    }
  }
});
