import { expect, it } from "vitest";
import { corrected, correction } from "../../src/records/clocks.ts";
import { readRecord } from "../../src/records/read.ts";

/** A client's call of 10 to 50 ms, and its server's span by a clock that is `aheadMs` ahead, from 20 to 40 ms. */
function shop(aheadMs: number) {
  const span = (spanId: string, kind: number, from: number, to: number, parentSpanId = "") => ({
    traceId: "1",
    spanId,
    parentSpanId,
    name: spanId,
    kind,
    startTimeUnixNano: String(1_764_500_000_000_000_000n + BigInt(from * 1_000_000)),
    endTimeUnixNano: String(1_764_500_000_000_000_000n + BigInt(to * 1_000_000)),
  });
  const of = (service: string, spans: readonly unknown[]) => ({
    resource: { attributes: [{ key: "service.name", value: { stringValue: service } }] },
    scopeSpans: [{ spans }],
  });
  const text = JSON.stringify({
    resourceSpans: [
      of("web", [span("a", 3, 10, 50)]),
      of("db", [span("b", 2, 20 + aheadMs, 40 + aheadMs, "a")]),
    ],
  });
  return readRecord([{ name: "trace.json", bytes: new TextEncoder().encode(text) }], {
    kind: null,
    patterns: null,
  });
}

it("finds by how much a server's clock differs, between the bounds that call and answer give", () => {
  const record = shop(-300);
  expect(record.problems.map(({ kind }) => kind)).toEqual(["skew"]);
  const clocks = correction(record);
  expect(clocks).toMatchObject([{ clock: "db", aheadMs: -300, errorMs: 10 }]);
  const { events, messages } = corrected(record, clocks);
  const [web, db] = events;
  expect((db?.atMs ?? 0) - (web?.atMs ?? 0)).toBeCloseTo(10);
  expect(messages).toMatchObject([{ from: 0, to: 1 }]);
});

it("has nothing to correct where a record has one clock", () => {
  const lines = readRecord(
    [
      {
        name: "a.txt",
        bytes: new TextEncoder().encode("Node 1 requests CS at time 1\nNode 2 requests CS at time 2\n"),
      },
    ],
    { kind: null, patterns: null },
  );
  expect(correction(lines)).toEqual([]);
});
