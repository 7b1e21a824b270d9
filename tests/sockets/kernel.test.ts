import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binaryOf } from "../../src/base/binary.ts";
import { Kernel, type KernelCall } from "../../src/world/sockets/kernel.ts";
import type { Segment } from "../../src/world/sockets/segment.ts";
import { transitions, type TcpState } from "../../src/world/sockets/state.ts";
import { encodeTrace } from "../../src/trace/codec.ts";
import { runSockets } from "./run.ts";

/** A connection of two sockets over a link that loses, doubles and delays as a list of numbers says. */
function pair(
  fates: readonly number[],
  sizes: { segment: number; sendBuffer: number; receiveBuffer: number },
) {
  const flying: { atMs: number; segment: Segment }[] = [];
  const seen: [TcpState, TcpState][] = [];
  let nowMs = 0;
  let n = 0;
  const kernel = new Kernel({
    sizes,
    retransmits: true,
    onTransition: (_, from, to) => void seen.push([from, to]),
    carry(segment) {
      const fate = fates[n++ % fates.length] ?? 0;
      if (fate === 0) return false;
      flying.push({ atMs: nowMs + fate, segment });
      if (fate % 7 === 0) flying.push({ atMs: nowMs + 2 * fate, segment });
      return false;
    },
  });
  const call = (thread: string, made: KernelCall) => kernel.call("p", thread, made, nowMs);
  const value = (result: ReturnType<typeof call>) => (result?.ok ? result.value : null);
  const make = () => {
    const made = value(call("m", { call: "socket" }));
    return made?.kind === "socket" ? made.socket : -1;
  };
  /** Lets the next thing happen; false where nothing is left. */
  const goOn = () => {
    flying.sort((a, b) => a.atMs - b.atMs);
    const next = Math.min(flying[0]?.atMs ?? Infinity, kernel.nextMs());
    if (next > 4_000_000) return false;
    nowMs = Math.max(nowMs, next);
    const first = flying[0];
    if (first && first.atMs <= next) {
      flying.shift();
      kernel.arrive(first.segment, nowMs);
    } else kernel.advance(nowMs);
    return true;
  };
  return { kernel, call, value, make, goOn, seen };
}

const someSizes = fc.record({
  segment: fc.integer({ min: 1, max: 100 }),
  sendBuffer: fc.integer({ min: 1, max: 400 }),
  receiveBuffer: fc.integer({ min: 1, max: 400 }),
});
/** 0: lost; else the delay in ms. At least one of the list gets through. */
const someFates = fc
  .array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 40 })
  .map((fates) => [5, 9, 3, ...fates]);

describe("a connection over a bad link", () => {
  test("carries every byte once and in order, by the transitions of RFC 9293 alone", () => {
    fc.assert(
      fc.property(someFates, someSizes, fc.uint8Array({ maxLength: 2000 }), (fates, sizes, data) => {
        const { kernel, call, value, make, goOn, seen } = pair(fates, sizes);
        const listening = make();
        const address = { host: "127.0.0.1", port: 5000 };
        call("m", { call: "bind", socket: listening, address });
        call("m", { call: "listen", socket: listening, backlog: 1 });
        const client = make();
        call("c", { call: "connect", socket: client, address });
        let accepted = value(call("s", { call: "accept", socket: listening }));
        const received: Uint8Array[] = [];
        let ended = false;
        let connected = false;
        for (let i = 0; i < 30_000 && !ended; i++) {
          for (const { thread, result } of kernel.takeReturned()) {
            expect(result.ok).toBe(true);
            if (thread === "c" && !connected) {
              connected = true;
              call("c", { call: "sendall", socket: client, data });
            } else if (thread === "c") call("m", { call: "close", socket: client });
            else if (result.ok && result.value?.kind === "accepted") accepted = result.value;
            else if (result.ok && result.value?.kind === "bytes") {
              received.push(result.value.bytes);
              ended = result.value.bytes.length === 0;
            }
          }
          if (connected && kernel.blockedCalls().every(({ thread }) => thread !== "c")) {
            // A sendall that did not block at all has not returned by takeReturned.
            call("m", { call: "close", socket: client });
          }
          const reads = kernel.blockedCalls().some(({ thread }) => thread === "s");
          if (accepted?.kind === "accepted" && !reads && !ended) {
            const got = value(call("s", { call: "recv", socket: accepted.socket, max: 64 }));
            if (got?.kind === "bytes") {
              received.push(got.bytes);
              ended = got.bytes.length === 0;
            }
            continue;
          }
          if (!goOn()) break;
        }
        expect(received.map(binaryOf).join("")).toBe(binaryOf(data));
        for (const [from, to] of seen) expect(transitions[from]).toContain(to);
      }),
      { numRuns: 60 },
    );
  });
});

const socketName = fc.constantFrom("l", "c", "a");
const operation = fc.oneof(
  fc.record({ op: fc.constant("send"), on: socketName, data: fc.constantFrom("x", "hello", "") }),
  fc.record({ op: fc.constant("sendall"), on: socketName, size: fc.nat({ max: 300_000 }) }),
  fc.record({ op: fc.constant("recv"), on: socketName, max: fc.constantFrom(0, 1, 4, 100_000) }),
  fc.record({ op: fc.constant("shutdown"), on: socketName, how: fc.constantFrom("RD", "WR", "RDWR") }),
  fc.record({ op: fc.constantFrom("close", "getsockname", "getpeername"), on: socketName }),
  fc.record({ op: fc.constant("connect"), on: socketName, port: fc.constantFrom(5000, 5001) }),
  fc.record({ op: fc.constant("bind"), on: socketName, port: fc.constantFrom(0, 5000, 5001) }),
  fc.record({ op: fc.constant("listen"), on: socketName, backlog: fc.constantFrom(0, 1) }),
  fc.record({ op: fc.constant("accept"), on: socketName, as: socketName }),
  fc.record({ op: fc.constant("settimeout"), on: socketName, ms: fc.constantFrom(null, 0, 50) }),
  fc.record({ op: fc.constant("socket"), as: socketName }),
  fc.record({ op: fc.constant("sleep"), ms: fc.constantFrom(10, 60) }),
);
const begin = [
  { op: "socket", as: "l" },
  { op: "bind", on: "l", port: 5000 },
  { op: "listen", on: "l", backlog: 1 },
  { op: "socket", as: "c" },
  { op: "connect", on: "c", port: 5000 },
  { op: "accept", on: "l", as: "a" },
];

test("random programs end without an internal error, and run the same way twice", () => {
  fc.assert(
    fc.property(
      fc.array(operation, { maxLength: 25 }),
      fc.array(operation, { maxLength: 25 }),
      fc.constantFrom(0, 7),
      (one, other, ms) => {
        const file = {
          limitMs: 2000,
          network: { delay: { kind: "constant", ms } },
          processes: [
            { name: "p", program: [...begin, ...one] },
            { name: "q", startAt: 5, program: [{ op: "socket", as: "c" }, ...other] },
          ],
        };
        const text = encodeTrace(runSockets(file));
        expect(encodeTrace(runSockets(file))).toBe(text);
      },
    ),
    { numRuns: 150 },
  );
});
