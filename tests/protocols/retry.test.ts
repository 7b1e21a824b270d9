import { describe, expect, it } from "vitest";
import type { Config } from "../../src/protocols/ricart-agrawala/state.ts";
import { fire, held, made, onReply, onRequest, request, rule, sends, timers, wanted } from "./handlers.ts";

const retry: Partial<Config> = { highest: 4, failures: { kind: "retry", afterMs: 50 } };

describe("Ricart–Agrawala, failures: retry", () => {
  it("a REQUEST unanswered for `afterMs` …", () => {
    expect(timers(request(made(retry)))).toEqual(["retry in 50"]);
  });
  it("… is sent again, as the same REQUEST, to the nodes that still owe a REPLY, and so on", () => {
    const again = fire(onReply(wanted(retry), "1", 5).state, "retry");
    expect([rule(again), ...sends(again), ...timers(again)]).toEqual([
      "retry",
      "REQUEST 5 to 3 again",
      "retry in 50",
    ]);
    expect(again.state.highest).toBe(5);
  });
  it("no more once all have answered", () => {
    const all = onReply(onReply(wanted(retry), "1", 5).state, "3", 5);
    expect(timers(all)).toEqual(["no retry", "enter in 0"]);
  });
  it("a REPLY then names the timestamp it answers, at once …", () => {
    expect(sends(onRequest(made(retry), "1", 7))).toEqual(["REPLY 7 to 1"]);
  });
  it("… and deferred", () => {
    const state = onRequest(onRequest(held(retry), "1", 7).state, "3", 8).state;
    expect(sends(fire(state, "leave"))).toEqual(["REPLY 7 to 1", "REPLY 8 to 3"]);
  });
  it("without retry a REPLY names no timestamp", () =>
    expect(sends(onRequest(made(), "1", 7))).toEqual(["REPLY to 1"]));

  it("a repeated REQUEST that is still deferred is not queued again", () => {
    const deferred = onRequest(held(retry), "1", 7).state;
    const next = onRequest(deferred, "1", 7);
    expect([rule(next), ...sends(next)]).toEqual(["repeat-still-deferred"]);
    expect(next.state).toEqual(deferred);
  });
  it.each(["RELEASED", "WANTED", "HELD"])(
    "one that was answered is answered again, now while %s",
    (phase) => {
      const answered = onRequest(made({ ...retry, highest: 0 }), "1", 4).state;
      const asking = request(answered).state;
      const inside = fire(onReply(onReply(asking, "1", 5).state, "3", 5).state, "enter").state;
      const state = { RELEASED: answered, WANTED: asking, HELD: inside }[phase] ?? answered;
      expect(state.phase).toBe(phase);
      const next = onRequest(state, "1", 4);
      expect([rule(next), ...sends(next)]).toEqual(["repeat-answered", "REPLY 4 to 1 again"]);
      expect(next.state).toEqual(state);
    },
  );
  it("a repeated REQUEST that was deferred and answered on leaving is answered again", () => {
    const left = fire(onRequest(held(retry), "1", 7).state, "leave").state;
    expect(sends(onRequest(left, "1", 7))).toEqual(["REPLY 7 to 1 again"]);
  });
  it("a new REQUEST of the same peer is compared again", () => {
    const left = fire(onRequest(held(retry), "1", 7).state, "leave").state;
    const next = onRequest(request(left).state, "1", 9);
    expect(rule(next)).toBe("defer-mine-first");
  });

  it("the requester counts one REPLY a peer for its open timestamp", () => {
    const once = onReply(wanted(retry), "1", 5).state;
    expect([rule(onReply(once, "1", 5)), onReply(once, "1", 5).state]).toEqual(["reply-ignored", once]);
  });
  it("and ignores older ones", () => {
    const next = onReply(wanted(retry), "1", 3);
    expect([rule(next), ...next.state.awaited]).toEqual(["reply-ignored", "1", "3"]);
  });
});
