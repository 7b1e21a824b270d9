import { describe, expect, test } from "vitest";
import { csvTable, jsonLines, shivizLog } from "../../src/export/logs.ts";
import { pcapng } from "../../src/export/pcapng.ts";
import { importSummary } from "../../src/records/import-summary.ts";
import { readRecord } from "../../src/records/read.ts";
import type { Run } from "../../src/store/run.ts";
import { shippedRun } from "./shipped-run.ts";

function readBack(name: string, content: string | Uint8Array): Readonly<Record<string, unknown>> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return importSummary(readRecord([{ name, bytes }], { kind: null, patterns: null }));
}

function captureOf(run: Run): Uint8Array {
  const capture = pcapng(run);
  if (capture === null) throw new Error("the run has segments");
  return capture;
}

/** The packets of a capture whose blocks have no options. */
function packetsOf(capture: Uint8Array): Uint8Array[] {
  const view = new DataView(capture.buffer);
  const packets: Uint8Array[] = [];
  for (let at = 0; at < capture.length; at += view.getUint32(at + 4, true)) {
    expect(view.getUint32(at + view.getUint32(at + 4, true) - 4, true)).toBe(view.getUint32(at + 4, true));
    if (view.getUint32(at, true) === 6)
      packets.push(capture.subarray(at + 28, at + 28 + view.getUint32(at + 20, true)));
  }
  return packets;
}

/** Words of 16 bits added with carry: all ones where the checksum in them is right (RFC 1071). */
function added(...parts: readonly Uint8Array[]): number {
  const bytes = parts.flatMap((part) => [...part]);
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    sum += (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0);
    sum = (sum & 0xffff) + (sum >> 16);
  }
  return sum;
}

describe("a run of sockets as a capture", () => {
  test("is read as the handshake, the bytes and the end that the run had", () => {
    const summary = readBack("hello.pcapng", captureOf(shippedRun("sockets", "hello")));
    expect(summary).toMatchObject({ kind: "pcapng", unmatched: 0, problems: [], retransmissions: 0 });
    expect(summary["connections"]).toMatchObject([
      { server: "127.0.0.1:12345", bytesToServer: 17, bytesToClient: 17, end: "fin" },
    ]);
  });

  test.each(["hello", "eight-threads", "reset", "segment-lost"])("every checksum of %s is right", (id) => {
    const packets = packetsOf(captureOf(shippedRun("sockets", id)));
    expect(packets.length).toBeGreaterThan(1);
    for (const packet of packets) {
      expect(added(packet.subarray(0, 20))).toBe(0xffff);
      const inner = packet.subarray(20);
      const pseudo = Uint8Array.of(0, packet[9] ?? 0, inner.length >> 8, inner.length & 0xff);
      expect(added(packet.subarray(12, 20), pseudo, inner)).toBe(0xffff);
    }
  });

  test("is there only where there are segments", () => {
    expect(pcapng(shippedRun("ricart-agrawala", "two-nodes"))).toBe(null);
  });
});

test("a ShiViz log has each step of a process, and the arrows that its vector clocks tell", () => {
  const run = shippedRun("ricart-agrawala", "two-nodes");
  const steps = run.trace.steps.filter(({ process }) => process >= 0);
  const delivered = run.trace.flights.filter(({ fate }) => fate === "delivered");
  expect(readBack("run.log", shivizLog(run))).toMatchObject({
    kind: "shiviz",
    events: steps.length,
    messages: delivered.length,
    processes: [...run.trace.processes],
    executions: 1,
    unmatched: 0,
    problems: [],
  });
});

test("a log of JSON has a line a step", () => {
  const run = shippedRun("berkeley", "handout");
  const lines = jsonLines(run)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(lines.map(({ step }) => step)).toEqual(run.trace.steps.map(({ index }) => index));
  expect(lines.every(({ sentence }) => typeof sentence === "string" && sentence !== "")).toBe(true);
});

test("a table has a row an entry into the critical section, or a row a round", () => {
  const entries = csvTable(shippedRun("ricart-agrawala", "two-nodes"))?.split("\r\n");
  expect(entries?.[0]).toBe("process,timestamp,requestedMs,enteredMs,leftMs");
  expect(entries).toHaveLength(4);
  const rounds = csvTable(shippedRun("berkeley", "handout"))?.split("\r\n");
  expect(rounds?.[0]).toMatch(/^round,master,startMs,targetMs,skewBeforeMs,skewAfterMs,/);
  expect(rounds).toHaveLength(3);
  expect(csvTable(shippedRun("sockets", "hello"))).toBe(null);
});
