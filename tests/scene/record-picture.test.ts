import { expect, it } from "vitest";
import { readRecord } from "../../src/records/read.ts";
import type { Imported } from "../../src/records/record.ts";
import { eventAt, recordMarks, recordPicture, recordPlan } from "../../src/scene/record/picture.ts";
import { imports } from "../records/cases.ts";

const record = (name: string): Imported => {
  const found = imports.find((one) => one.name === name);
  if (!found) throw new Error(`no case ${name}`);
  return readRecord(found.files, found.options);
};

it("draws an arrow for every message and a mark for every event of every record", () => {
  for (const { name, files, options } of imports) {
    const read = readRecord(files, options);
    if (read.events.length > 400) continue;
    const plan = recordPlan(read);
    const marks = recordPicture(plan, 0, 1e9).layers.flatMap((layer) => layer.marks);
    const count = (kind: string) => marks.filter((mark) => mark.kind === kind && mark.key !== "now").length;
    expect(count("arrow"), name).toBe(read.messages.length);
    expect(count("symbol"), name).toBeGreaterThan(read.events.length * 0.5);
    expect(new Set(marks.map(({ key }) => key)).size, name).toBe(marks.length);
  }
});

it("lets no arrow of the model's own order go back, and draws in red what a wrong clock sends back", () => {
  const arrows = (one: Imported) =>
    recordPicture(recordPlan(one), 0, 1e9).layers.flatMap(({ marks }) =>
      marks.filter((mark) => mark.kind === "arrow"),
    );
  for (const arrow of arrows(record("shiviz-rpc (run.log)")))
    expect(arrow.to.x).toBeGreaterThan(arrow.from.x);
  const back = arrows(record("spans-shop (trace.json)")).filter(({ from, to }) => to.x < from.x);
  expect(back.map(({ stroke }) => stroke.ink)).toEqual(["bad"]);
});

it("draws of a long record only what is in view, and finds there what is pressed", () => {
  const one = record("shiviz-rpc (run.log)");
  const [first] = one.events;
  if (!first) throw new Error("no event");
  const events = Array.from({ length: 100_000 }, (_, i) => ({ ...first, lane: i % 2, atMs: i, endMs: i }));
  const messages = events.slice(1).map((_, i) => ({ from: i, to: i + 1, label: "", again: false }));
  const plan = recordPlan({ ...one, events, messages });
  const x = plan.gutter + (plan.axis.starts[50_000] ?? 0);
  const began = performance.now();
  const marks = recordMarks(plan, { x: x - 400, y: 0, width: 800, height: 400 }, 50_000);
  expect(performance.now() - began).toBeLessThan(500);
  expect(marks.length).toBeLessThan(200);
  expect(eventAt(plan, { x: x + 3, y: plan.laneY(0) })).toBe(50_000);
});
