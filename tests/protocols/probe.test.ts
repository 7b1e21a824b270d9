import { describe, expect, it } from "vitest";
import type { Config, Message } from "../../src/protocols/ricart-agrawala/state.ts";
import {
  fire,
  held,
  made,
  onReply,
  onRequest,
  receive,
  request,
  rule,
  sends,
  timers,
  wanted,
} from "./handlers.ts";

const probe: Partial<Config> = { failures: { kind: "probe", patienceMs: 50, timeoutMs: 30 } };
const ALIVE: Message = { kind: "ALIVE" };
const PROBE: Message = { kind: "PROBE" };

describe("Ricart–Agrawala, failures: probe", () => {
  it("its patience is counted from its request", () => {
    expect(timers(request(made(probe)))).toEqual(["patience in 50"]);
    expect(timers(onReply(wanted(probe), "1"))).toEqual([]);
  });
  it("a requester that has waited longer sends PROBE to the peers that still owe a reply", () => {
    const next = fire(onReply(wanted(probe), "1").state, "patience");
    expect([rule(next), ...sends(next)]).toEqual(["probe", "PROBE to 3"]);
  });
  it("and gives each the time-out", () => {
    expect(timers(fire(wanted(probe), "patience"))).toEqual(["silence of 1 in 30", "silence of 3 in 30"]);
  });

  it.each([
    ["has no request of its own", made(probe)],
    ["waits itself", wanted(probe)],
    ["defers", onRequest(held(probe), "1", 9).state],
    ["never had the request", held(probe)],
  ])("every live peer answers ALIVE at once: one that %s", (_what, state) => {
    const next = receive(state, "1", PROBE);
    expect([rule(next), ...sends(next)]).toEqual(["probe-answered", "ALIVE to 1"]);
    expect(next.state).toEqual(state);
  });

  it("and that renews the patience", () => {
    const next = receive(fire(wanted(probe), "patience").state, "1", ALIVE);
    expect(timers(next)).toContain("patience in 50");
    expect(timers(next)).toContain("no silence of 1");
    expect(next.state.awaited).toEqual(["1", "3"]);
  });
  it("a peer that is silent for the timeout is no longer awaited", () => {
    const struck = fire(fire(wanted(probe), "patience").state, "silence of 3");
    expect([rule(struck), ...struck.state.awaited, ...timers(struck)]).toEqual(["suspect", "1"]);
  });
  it("where it was the last one, the requester may enter", () => {
    const waiting = fire(onReply(wanted(probe), "1").state, "patience").state;
    const struck = fire(waiting, "silence of 3");
    expect([rule(struck), ...timers(struck)]).toEqual(["suspect-last", "no patience", "enter in 0"]);
  });
  it("a peer that is probed already has no new time-out, but is probed again", () => {
    const once = fire(wanted(probe), "patience").state;
    const renewed = receive(once, "1", ALIVE).state;
    const twice = fire(renewed, "patience");
    expect(sends(twice)).toEqual(["PROBE to 1", "PROBE to 3"]);
    expect(timers(twice)).toEqual(["silence of 1 in 30"]);
  });

  // Node 3 is silent until it is struck; then node 2 enters and leaves.
  const struck = fire(fire(onReply(wanted(probe), "1").state, "patience").state, "silence of 3").state;
  const left = fire(fire(struck, "enter").state, "leave").state;

  it("now and in later requests", () => {
    const again = request(left);
    expect(sends(again)).toEqual(["REQUEST 2 to 1", "REQUEST 2 to 3"]);
    expect(again.state.awaited).toEqual(["1"]);
    expect(timers(onReply(again.state, "1"))).toEqual(["no patience", "enter in 0"]);
  });
  it("a node that waits for no REPLY enters at once", () => {
    const both = fire(fire(wanted(probe), "patience").state, "silence of 1").state;
    const alone = fire(fire(fire(both, "silence of 3").state, "enter").state, "leave").state;
    expect(timers(request(alone))).toContain("enter in 0");
  });
  it.each<[string, Message]>([
    ["a REQUEST", { kind: "REQUEST", timestamp: 9 }],
    ["a REPLY", { kind: "REPLY" }],
    ["a PROBE", PROBE],
    ["an ALIVE", ALIVE],
  ])("until it is heard again, by %s", (_what, message) => {
    const heard = receive(left, "3", message).state;
    expect(request(heard).state.awaited).toEqual(["1", "3"]);
  });
  it("a suspected node that sends again is not awaited again for the open request", () => {
    const waiting = fire(fire(wanted(probe), "patience").state, "silence of 3").state;
    expect(receive(waiting, "3", { kind: "REPLY" }).state.awaited).toEqual(["1"]);
  });
  it("a REPLY ends the silence too (not said in protocols.md)", () => {
    const next = onReply(fire(wanted(probe), "patience").state, "1");
    expect(timers(next)).toContain("no silence of 1");
    expect(next.state.awaited).toEqual(["3"]);
  });
});

describe("Ricart–Agrawala, failures: none", () => {
  it("no timer is set and nothing is sent again", () => expect(timers(request(made()))).toEqual([]));
});
