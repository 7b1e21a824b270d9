import { describe, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { sidesOf } from "../../src/experiments/sockets/sides.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { boxAround, collide, contains, pointOn } from "../../src/scene/geometry.ts";
import { wireBetween, wireLayout } from "../../src/scene/sockets/wire-layout.ts";
import { wirePlan, wireScene, type WireScene } from "../../src/scene/sockets/wire.ts";
import { waitsOf } from "../../src/scene/sockets/waits.ts";
import { runOf, type Run } from "../../src/store/run.ts";

const sizes = [
  { width: 590, height: 322 },
  { width: 884, height: 500 },
  { width: 390, height: 300 },
];

function socketRun(id: string): Run {
  const found = shippedScenario("sockets", id);
  if (!found) throw new Error(`no scenario ${id}`);
  return runOf(socketsExperiment, found.scenario);
}

function scenesOf(run: Run, size = { width: 590, height: 322 }): WireScene[] {
  const { left, right } = sidesOf(run.scenario);
  const plan = wirePlan(run.timeline, run.subject.reader, wireLayout(left, right, size));
  return run.trace.steps.map(({ index }) => wireScene(plan, run.sockets.at(index), index));
}

describe("hosts", () => {
  test.each([1, 2, 3, 5, 8, 12, 30, 64])(
    "%i clients are beside their server, and no two overlap",
    (count) => {
      for (const size of sizes) {
        const right = Array.from({ length: count }, (_, index) => index + 1);
        const { hosts } = wireLayout([0], right, size);
        expect(hosts.map(({ process }) => process)).toEqual([0, ...right]);
        for (const { box } of hosts) {
          expect(contains({ x: 0, y: 0, ...size }, box)).toBe(true);
          expect(hosts.filter((other) => other.box !== box && collide(box, other.box))).toEqual([]);
        }
      }
    },
  );

  test("listening processes are on the left; if none or all listen, the first one is", () => {
    expect(sidesOf(socketRun("port-taken").scenario)).toEqual({ left: [0, 1], right: [2] });
    expect(sidesOf(socketRun("a-thread-each").scenario)).toEqual({ left: [0], right: [1, 2, 3] });
  });
});

describe("the wire", () => {
  test("is there as long as there is a connection, and stands once both ends do", () => {
    const run = socketRun("hello");
    const words = scenesOf(run).map(({ wires }) =>
      wires.length === 0 ? "" : wires[0]?.stands ? "stands" : "half",
    );
    const changes = words.filter((word, index) => word !== words[index - 1]);
    expect(changes).toEqual(["", "half", "stands", "half", ""]);
  });

  test.each(["hello", "segment-lost", "eight-threads"])(
    "%s: each segment is on it while it is under way",
    (id) => {
      const run = socketRun(id);
      for (const { cursor, segments } of scenesOf(run)) {
        const step = run.trace.steps[cursor];
        const lost = step?.happening.kind === "lost" ? [step.flight] : [];
        const under = run.timeline.travelling(cursor).map(({ index }) => index);
        expect(segments.map(({ flight }) => flight).sort((a, b) => a - b)).toEqual(
          [...under, ...lost].sort((a, b) => a - b),
        );
        for (const { curve, share, aside, form, size } of segments) {
          const at = pointOn(curve, share);
          expect(at.x).toBeGreaterThan(0);
          expect(at.x).toBeLessThan(590);
          if (form === "pill") expect(at.y + aside - size.height / 2).toBeGreaterThanOrEqual(-1);
        }
      }
    },
  );

  test("a segment goes on with every step, and never back", () => {
    const shares = new Map<string, number>();
    for (const { segments } of scenesOf(socketRun("eight-threads")))
      for (const { key, share, lost } of segments) {
        if (!lost) expect(share).toBeGreaterThanOrEqual((shares.get(key) ?? 0) - 1e-9);
        shares.set(key, share);
      }
    expect(shares.size).toBeGreaterThan(50);
  });

  test("no two labels lie on one another", () => {
    for (const { segments } of scenesOf(socketRun("messages-split"), { width: 884, height: 500 })) {
      const boxes = segments.map(({ curve, share, aside, size }) => {
        const { x, y } = pointOn(curve, share);
        return { x: x - size.width / 2, y: y + aside - size.height / 2, ...size };
      });
      boxes.forEach((box, index) => {
        for (const other of boxes.slice(index + 1)) expect(collide(box, other, -0.5)).toBe(false);
      });
    }
  });

  test.each(["eight-threads", "eight-one-at-a-time", "sixty-four-threads"])(
    "%s: a crowd's segments stay on the stage, no label is covered, and the newest of who acts is at its place",
    (id) => {
      const run = socketRun(id);
      for (const size of sizes) {
        // Places are rounded to hundredths of a pixel.
        const stage = { x: 0, y: -0.01, width: size.width, height: size.height + 0.02 };
        for (const { cursor, segments } of scenesOf(run, size).filter((_, index) => index % 5 === 0)) {
          const boxes = segments.map((mark) => {
            const { x, y } = pointOn(mark.curve, mark.share);
            return { mark, box: boxAround({ x, y: y + mark.aside }, mark.size) };
          });
          for (const { box } of boxes) expect(contains(stage, box), `step ${cursor}`).toBe(true);
          const acting = run.trace.steps[cursor]?.process;
          const own = run.timeline.travelling(cursor).findLast(({ from }) => from === acting);
          if (own && segments.length <= 8) {
            const last = segments.at(-1);
            expect(last?.flight, `step ${cursor}`).toBe(own.index);
            expect(Math.abs(last?.aside ?? 99), `step ${cursor}`).toBeLessThan(12);
          }
          // What comes later in the list is painted over what came before.
          boxes.forEach(({ mark, box }, index) => {
            if (mark.form !== "pill") return;
            for (const over of boxes.slice(index + 1))
              expect(collide(box, over.box, -0.5), `step ${cursor}, ${mark.label}, ${over.mark.label}`).toBe(
                false,
              );
          });
        }
      }
    },
    60_000,
  );

  test("leads from edge to edge, whichever way a segment goes", () => {
    const layout = wireLayout([0], [1, 2], { width: 590, height: 322 });
    const there = wireBetween(layout, 0, 2);
    const back = wireBetween(layout, 2, 0);
    expect([there?.from, there?.to]).toEqual([back?.to, back?.from]);
    expect(there?.from.x).toBe((layout.hosts[0]?.box.x ?? 0) + (layout.hosts[0]?.box.width ?? 0));
    expect(wireBetween(layout, 1, 1)).toBeNull();
  });
});

describe("waiting processes", () => {
  const totals = (id: string) =>
    Object.fromEntries(waitsOf(socketRun(id).trace).map(({ process, totalMs }) => [process, totalMs]));

  test("one at a time, B and C wait for A's pause; with a thread each only for their own answer", () => {
    expect(totals("one-at-a-time")).toEqual({ 0: 250, 1: 90, 2: 325, 3: 360 });
    const threads = totals("a-thread-each");
    expect([threads[1], threads[2], threads[3]]).toEqual([90, 90, 90]);
  });

  test("no process waits longer than the run takes, however many threads it has", () => {
    for (const id of ["a-thread-each", "sixty-four-threads"]) {
      const { trace } = socketRun(id);
      for (const { waits, totalMs } of waitsOf(trace)) {
        expect(totalMs).toBeGreaterThanOrEqual(
          Math.max(0, ...waits.map((w) => (w.forOthers ? w.toMs - w.fromMs : 0))),
        );
        expect(totalMs).toBeLessThanOrEqual(trace.endMs);
      }
    }
  });

  test("a sleep is not waiting for others, and neither is a call that returns at once", () => {
    const [, a] = waitsOf(socketRun("one-at-a-time").trace);
    expect(a?.waits.map(({ op, forOthers }) => [op, forOthers])).toEqual([
      ["connect", true],
      ["sleep", false],
      ["recv", true],
    ]);
  });
});
