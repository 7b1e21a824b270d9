import { describe, expect, it, vi } from "vitest";
import * as fc from "fast-check";
import { overSockets } from "../../../src/protocols/over-sockets/machine.ts";
import type { Wired } from "../../../src/protocols/over-sockets/wire.ts";
import { ricartAgrawala } from "../../../src/protocols/ricart-agrawala/machine.ts";
import type { Config, State } from "../../../src/protocols/ricart-agrawala/state.ts";
import { decodeTrace, encodeTrace } from "../../../src/trace/codec.ts";
import { citationOf } from "../../../src/trace/trace.ts";
import { allHold, entries, run, subjectOf, verdicts } from "../../support/run.ts";
import { handoutNodes, node, scenario } from "../../support/scenario.ts";
import { formats } from "../../../src/experiments/formats.ts";

vi.setConfig({ testTimeout: 60_000 });

const tcp = { transport: "sockets" } as const;
const three = [node("1", [60, 20]), node("2", [60, 20]), node("3", [60, 20])];

describe("protocols.md: each pair of nodes one TCP connection, one JSON message a line", () => {
  it("the handout's nodes enter in the order in which they do without sockets", () => {
    const processes = handoutNodes.map((one) => ({ ...one, requests: [{ atMs: 100, holdMs: 20 }] }));
    const over = run({ processes, options: tcp });
    const plain = run({ processes });
    const order = (trace: typeof plain) => entries(trace).map((entry) => entry.split(" ")[0]);
    expect(order(over)).toEqual(order(plain));
    expect(verdicts(over)).toEqual(allHold);
  });

  it("a pair has one connection, and each node listens on a port of its own", () => {
    const { steps } = run({ processes: three, options: tcp });
    const calls = steps.flatMap(({ effects }) => effects.flatMap((e) => (e.kind === "call" ? [e.call] : [])));
    expect(calls.filter(({ call }) => call === "connect")).toHaveLength(3);
    const ports = calls.flatMap((call) => (call.call === "bind" ? [call.address.port] : []));
    expect(ports).toEqual([20001, 20002, 20003]);
  });

  it("a line is one JSON message, and a greeting the first of a connection", () => {
    const { steps } = run({ processes: three, options: tcp });
    const lines = steps.flatMap(({ effects }) =>
      effects.flatMap((e) => (e.kind === "call" && e.call.call === "sendall" ? [e.call.data] : [])),
    );
    expect(lines.length).toBe(3 + 3 * 4);
    for (const line of lines) {
      expect(line).toMatch(/^[^\n]+\n$/);
      expect(["HELLO", "REQUEST", "REPLY"]).toContain((JSON.parse(line) as { kind: string }).kind);
    }
  });

  it("a request waits until there is a connection to every node", () => {
    const trace = run({ processes: [node("1", [0, 5]), node("2")], options: tcp });
    expect(trace.steps.map(({ happening }) => happening.kind)).toContain("postponed");
    expect(entries(trace)).toHaveLength(1);
  });

  it("one node alone needs no connection", () => {
    expect(entries(run({ processes: [node("1", [0, 5])], options: tcp }))).toEqual(["1,1 at 0"]);
  });

  it("the trace is written and read back as any other", () => {
    const trace = run({ processes: three, options: tcp });
    expect(decodeTrace(encodeTrace(trace), formats)).toMatchObject({ ok: true });
  });
});

describe("protocols.md: a crash is seen as EOF or reset", () => {
  const crash = { do: "crash", process: "3", atMs: 55 } as const;
  const processes = [node("1", [60, 20]), node("2"), node("3")];

  it("which does not help a node that handles no failures", () => {
    const trace = run({ processes, interventions: [crash], options: tcp });
    expect(verdicts(trace)["all-served"]).toBe("broken");
    expect(trace.end).toBe("quiet");
  });

  it("and counts as silence for a node that probes, without a timeout", () => {
    const failures = { kind: "probe", patienceMs: 10_000, timeoutMs: 10_000 } as const;
    const trace = run({ processes, interventions: [crash], options: { ...tcp, failures } });
    expect(entries(trace)).toEqual(["1,1 at 80"]);
  });

  it("a node that is restarted connects to every node again", () => {
    const restart = { do: "restart", process: "3", atMs: 200 } as const;
    const back = [node("1", [60, 20], [400, 5]), node("2"), node("3", [300, 5])];
    const failures = { kind: "probe", patienceMs: 100, timeoutMs: 50 } as const;
    const trace = run({
      processes: back,
      interventions: [crash, restart],
      options: { ...tcp, failures },
    });
    expect(entries(trace)).toHaveLength(3);
  });

  it("a node that is not there refuses connections, and is tried again a few times", () => {
    const trace = run({
      processes: [node("1"), node("2", [0, 5])],
      interventions: [{ do: "crash", process: "1", atMs: 0 }],
      options: tcp,
    });
    expect(trace.steps.filter((step) => citationOf(step)?.rule === "refused")).toHaveLength(5);
    expect(trace.end).toBe("quiet");
  });
});

describe("framing", () => {
  const machine = overSockets(ricartAgrawala, () => null);
  const config = {
    inner: subjectOf(scenario()).members[0]?.config as Config,
    wire: { self: "1", peers: ["2"], ports: { 1: 20001, 2: 20002 }, connectsTo: [] },
  };

  /** A node that has accepted one connection, after `recv` gave it these bytes one after the other. */
  function after(...parts: readonly string[]) {
    let state: Wired<State> = machine.init(config, "1").state;
    const rules: string[] = [];
    const step = (input: Parameters<typeof machine.step>[1]) => {
      const next = machine.step(state, input);
      ({ state } = next);
      for (const effect of next.effects) if (effect.kind === "cite") rules.push(effect.rule);
      // What is whole already is handed on at once.
      for (const effect of next.effects)
        if (effect.kind === "set-timer" && effect.timer.startsWith("wire: "))
          step({ kind: "timer", clockMs: 0, timer: effect.timer });
    };
    step({ kind: "start", clockMs: 0 });
    const returned = (thread: string, value: unknown) =>
      step({ kind: "returned", clockMs: 0, thread, result: { ok: true, value } as never });
    returned("listen", { kind: "socket", socket: 1 });
    for (let k = 0; k < 3; k++) returned("listen", null);
    returned("listen", { kind: "accepted", socket: 2, peer: { host: "127.0.0.1", port: 40000 } });
    rules.length = 0;
    for (const bytes of parts) returned("read 2", { kind: "bytes", bytes });
    return { rules, state };
  }

  const hello = '{"id":"2","kind":"HELLO"}\n';
  const request = '{"kind":"REQUEST","timestamp":7}\n';

  it("several lines in one recv are handed on one a step", () => {
    const { rules, state } = after(hello + request + request);
    expect(rules).toEqual(["greeted", "reply-released", "reply-released"]);
    expect(state.highest).toBe(7);
  });

  it("a part of a line waits for the rest", () => {
    expect(after(hello, request.slice(0, 9)).rules).toEqual(["greeted", "half-a-line"]);
    expect(after(hello, request.slice(0, 9), request.slice(9)).rules).toEqual([
      "greeted",
      "half-a-line",
      "reply-released",
    ]);
  });

  it("however the bytes are cut, the same messages come", () => {
    const text = hello + request + request.replace("7", "9");
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 })), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const parts = places.slice(1).map((end, k) => text.slice(places[k], end));
        const { rules, state } = after(...parts);
        expect(rules.filter((rule) => rule !== "half-a-line")).toEqual([
          "greeted",
          "reply-released",
          "reply-released",
        ]);
        expect(state.highest).toBe(9);
      }),
    );
  });

  it("leaves out lines that are not messages", () => {
    expect(after(hello, "{nonsense}\n", request).rules).toEqual(["greeted", "garbled", "reply-released"]);
    expect(after(request, hello).rules).toEqual(["garbled", "greeted"]);
  });
});

describe("TCP makes up for the network", () => {
  it("the right order holds however segments are delayed, overtaken, doubled and lost", () => {
    let lost = 0;
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(1e6),
          order: fc.constantFrom("fifo" as const, "any" as const),
          loss: fc.constantFrom(0, 0.1, 0.3),
          duplicate: fc.constantFrom(0, 0.2),
          nodes: fc.array(fc.array(fc.nat(300), { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        }),
        ({ seed, order, loss, duplicate, nodes }) => {
          const trace = run({
            seed,
            limitMs: 600_000,
            network: { order, loss, duplicate, delay: { kind: "uniform", minMs: 1, maxMs: 20 } },
            processes: nodes.map((asks, k) => node(String(k + 1), ...asks.map((atMs) => [atMs, 7] as const))),
            options: tcp,
          });
          lost += trace.flights.filter(({ fate }) => fate === "lost").length;
          expect(verdicts(trace)).toMatchObject({ "mutual-exclusion": "holds", "message-count": "holds" });
          expect(entries(trace)).toHaveLength(nodes.flat().length);
        },
      ),
      { numRuns: 60 },
    );
    expect(lost).toBeGreaterThan(0);
  });

  it("a REPLY given while HELD breaks it here too", () => {
    const processes = [
      { ...node("1", [60, 50]), highest: 4 },
      { ...node("2", [90, 50]), highest: 3 },
    ];
    const trace = run({ processes, options: { ...tcp, deferWhenHeld: false } });
    expect(verdicts(trace)["mutual-exclusion"]).toBe("broken");
  });
});
