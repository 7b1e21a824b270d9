import { describe, expect, test } from "vitest";
import { collide, contains, type Box } from "../../src/scene/geometry.ts";
import { stageLayout } from "../../src/scene/stage-layout.ts";
import { boxOf, pillSize } from "../../src/scene/stage-messages.ts";
import { stagePicture } from "../../src/scene/stage-marks.ts";
import { stagePlan, stageScene } from "../../src/scene/stage.ts";
import { Timeline } from "../../src/trace/timeline.ts";
import { node } from "../support/scenario.ts";
import { drawn, hostile, stageSizes, undrawable } from "./runs.ts";

function planOf(
  file: Parameters<typeof drawn>[0],
  size: { width: number; height: number } = stageSizes[0],
  scale = 1,
) {
  const { trace, reader, names } = drawn(file);
  return stagePlan(new Timeline(trace), reader, names, size, scale);
}

describe("cards", () => {
  const sizes = [...stageSizes.map((size) => ({ ...size, scale: 1 })), { ...stageSizes[0], scale: 1.25 }];
  for (const { scale, ...size } of sizes) {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 20, 64]) {
      test(`${count} on ${size.width}×${size.height} at ${scale} touch neither each other nor the room nor the edge`, () => {
        const { cards, room, titleHigh } = stageLayout(count, size, 4, true, scale);
        const boxes: Box[] = [...cards];
        expect(cards).toHaveLength(count);
        if (room) boxes.push({ ...room, y: room.y - titleHigh, height: room.height + titleHigh });
        expect(boxes).toHaveLength(count + 1);
        for (const [index, box] of boxes.entries()) {
          expect(contains({ x: 0, y: 0, ...size }, box)).toBe(true);
          for (const other of boxes.slice(index + 1)) expect(collide(box, other)).toBe(false);
        }
      });
    }
  }

  test("show as much as there is room for", () => {
    const kindOf = (count: number, size: 0 | 1 | 2) =>
      stageLayout(count, stageSizes[size], 4, true).form.kind;
    expect([2, 3, 4, 12].map((count) => kindOf(count, 0))).toEqual(["full", "full", "full", "compact"]);
    expect([2, 12].map((count) => kindOf(count, 1))).toEqual(["full", "full"]);
    expect([2, 3, 12, 30].map((count) => kindOf(count, 2))).toEqual(["medium", "stack", "tiny", "chip"]);
  });
});

test("in a hall nothing is written smaller than at a desk, and all of it so that it can be read", () => {
  for (const size of stageSizes.slice(0, 2)) {
    for (const count of [1, 2, 3, 4, 5, 6, 8, 10, 12]) {
      const desk = stageLayout(count, size, 4, true).form;
      const hall = stageLayout(count, size, 4, true, 1.25).form;
      expect(hall.fontPx).toBeGreaterThanOrEqual(desk.fontPx);
      expect(hall.fontPx).toBeGreaterThan(12);
    }
  }
  const pill = pillSize("REQUEST (5, 1)", 1);
  expect(pillSize("REQUEST (5, 1)", 1.25).width / pill.width).toBeCloseTo(1.25, 1);
});

describe("hostile runs", () => {
  for (const [name, file] of Object.entries(hostile)) {
    test(name, () => {
      for (const size of stageSizes) {
        const plan = planOf(file, size);
        const last = plan.timeline.trace.steps.length - 1;
        for (const cursor of new Set([0, 1, last >> 2, last >> 1, last])) {
          const scene = stageScene(plan, Math.min(cursor, last));
          expect(undrawable(scene)).toEqual([]);
          for (const { marks } of stagePicture(scene).layers) {
            expect(undrawable(marks)).toEqual([]);
            expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length);
          }
        }
      }
    });
  }
});

test("a message under way is between the cards, nearer to its receiver at every step", () => {
  for (const size of stageSizes) {
    const plan = planOf({ processes: ["1", "2", "3"].map((id) => node(id, [0, 20])) }, size);
    const { trace } = plan.timeline;
    const shares = new Map<string, number>();
    for (let cursor = 0; cursor < trace.steps.length; cursor++) {
      for (const mark of stageScene(plan, cursor).messages) {
        expect(mark.share).toBeGreaterThan(shares.get(mark.key) ?? -1);
        shares.set(mark.key, mark.share);
        // It has come out of the one card, and has not yet gone into the other.
        expect(mark.share).toBeGreaterThan(0);
        expect(mark.share).toBeLessThan(mark.death);
        if (mark.form === "dot") continue;
        for (const card of plan.layout.cards) expect(collide(boxOf(mark), card)).toBe(false);
      }
    }
    expect(shares.size).toBe(trace.flights.length);
  }
});

test("pills hide neither each other nor the room", () => {
  for (const size of stageSizes) {
    const plan = planOf({ processes: ["1", "2", "3", "4", "5"].map((id) => node(id, [0, 20])) }, size);
    for (let cursor = 0; cursor < plan.timeline.trace.steps.length; cursor++) {
      const pills = stageScene(plan, cursor).messages.filter(({ form }) => form === "pill");
      for (const [index, pill] of pills.entries()) {
        for (const other of pills.slice(index + 1)) expect(collide(boxOf(pill), boxOf(other))).toBe(false);
        if (plan.layout.room) expect(collide(boxOf(pill), plan.layout.room)).toBe(false);
      }
    }
  }
});

test("two messages on the same way stand apart", () => {
  const plan = planOf({ network: { duplicate: 1 }, processes: [node("1", [0, 20]), node("2")] });
  const [one, two] = stageScene(plan, 1).messages;
  expect(one && two && collide(boxOf(one), boxOf(two))).toBe(false);
});

test("a changed run stands on the same ground, and its messages keep their keys and their ways", () => {
  const nodes = { processes: ["1", "2", "3"].map((id) => node(id, [0, 20])) };
  const was = planOf(nodes);
  const is = planOf({ ...nodes, interventions: [{ do: "deliver", message: "1>2#1", atMs: 1 }] });
  expect(is.layout).toBe(was.layout);
  expect(is.way(0, 1)).toBe(was.way(0, 1));
  const keysAt = (plan: typeof was, cursor: number) =>
    stageScene(plan, cursor)
      .messages.map(({ key }) => key)
      .sort();
  expect(keysAt(was, 2)).toEqual(["message:1>2#1", "message:1>3#1", "message:2>1#1", "message:2>3#1"]);
  expect(keysAt(is, 2)).toEqual(keysAt(was, 2));
  // It has another place among the flights: the key must not come from that.
  const late = planOf({ ...nodes, interventions: [{ do: "duplicate", message: "1>2#1", afterMs: 30 }] });
  expect(keysAt(late, 2)).toEqual([
    "message:1>2#1",
    "message:1>2#1+",
    "message:1>3#1",
    "message:2>1#1",
    "message:2>3#1",
  ]);
});

test("another size, another number of nodes or a larger type is another ground", () => {
  const file = { processes: [node("1", [0, 20]), node("2", [0, 20])] };
  const { layout } = planOf(file);
  expect(planOf(file, stageSizes[1]).layout).not.toBe(layout);
  expect(planOf({ processes: [...file.processes, node("3")] }).layout).not.toBe(layout);
  expect(planOf(file, stageSizes[0], 1.25).layout).not.toBe(layout);
  expect(planOf(file).layout).toBe(layout);
});

test("a card shows what the process knows, and nothing while it is down", () => {
  const plan = planOf({
    processes: [node("1", [0, 20]), node("2")],
    interventions: [
      { do: "crash", process: "2", atMs: 5 },
      { do: "restart", process: "2", atMs: 50 },
    ],
  });
  const cardAt = (atMs: number) => stageScene(plan, plan.timeline.stepAt(atMs)).cards[1];
  expect(cardAt(0)?.facts?.phase).toBe("RELEASED");
  expect(cardAt(5)?.facts).toBeNull();
  expect(cardAt(5)?.acting).toBe(true);
  expect(cardAt(50)?.facts?.phase).toBe("RELEASED");
});

test("a lost message is drawn beside its path at the step that loses it, and is gone at the next", () => {
  const plan = planOf({ network: { loss: 1 }, processes: [node("1", [0, 20]), node("2", [0, 20])] });
  const { trace } = plan.timeline;
  const lost = trace.steps.find(({ happening }) => happening.kind === "lost")?.index ?? -1;
  const key = `message:${trace.flights[trace.steps[lost]?.flight ?? -1]?.name}`;
  const markAt = (cursor: number) => stageScene(plan, cursor).messages.find((mark) => mark.key === key);
  expect(markAt(lost - 1)).toMatchObject({ lost: false });
  expect(markAt(lost)).toMatchObject({ lost: true });
  expect(markAt(lost)?.share).toBe(markAt(lost)?.death);
  expect(markAt(lost + 1)).toBeUndefined();
});

test("the room is drawn even if no node ever enters, and holds the nodes inside", () => {
  const never = planOf(hostile["everything is lost"] ?? {});
  expect(stageScene(never, 0).room?.inside).toEqual([]);
  const plan = planOf(hostile["two inside"] ?? {}, stageSizes[0]);
  const { trace } = plan.timeline;
  const most = trace.steps
    .map((_, cursor) => stageScene(plan, cursor))
    .sort((a, b) => (b.room?.inside.length ?? 0) - (a.room?.inside.length ?? 0))[0];
  const owners = most?.owners ?? [];
  expect(owners.length).toBe(most?.room?.inside.length);
  expect(owners.length).toBeGreaterThan(1);
});
