import { expect, test } from "vitest";
import { restingView } from "../../src/store/resting-view.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { ricartAgrawalaExperiment as experiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { node, scenario } from "../support/scenario.ts";

function setUp(everyStep = true) {
  const main = createWorkbench(experiment, scenario({ processes: [node("1", [0, 20]), node("2", [0, 20])] }));
  const waiting: (() => void)[] = [];
  const view = restingView(
    main,
    (_, done) => {
      waiting.push(done);
      return () => {
        const at = waiting.indexOf(done);
        if (at >= 0) waiting.splice(at, 1);
      };
    },
    { everyStep },
  );
  const told: number[] = [];
  const leave = view.subscribe(({ run }) => told.push(run.scenario.interventions.length));
  const name = main.getState().run.trace.flights[0]?.name ?? "";
  const tryOut = (atMs: number) => main.getState().tryOut({ kind: "deliver", message: name, atMs });
  return { main, view, waiting, told, tryOut, leave };
}

test("what is tried out is followed once the hand rests, and at once when it lets go", () => {
  const { main, view, waiting, told, tryOut } = setUp();
  const before = view.getState();
  tryOut(30);
  tryOut(40);
  expect(view.getState()).toBe(before);
  expect(told).toEqual([]);
  expect(waiting).toHaveLength(1);
  waiting[0]?.();
  expect(view.getState()).toBe(main.getState());
  expect(told).toEqual([1]);
  tryOut(50);
  expect(view.getState().run).not.toBe(main.getState().run);
  main.getState().commitPreview();
  expect(view.getState()).toBe(main.getState());
  expect(waiting).toEqual([]);
});

test("everything else is followed at once, and its actions are the workbench's own", () => {
  const { main, view, tryOut } = setUp();
  view.getState().goTo(2);
  expect(main.getState().cursor).toBe(2);
  expect(view.getState().cursor).toBe(2);
  tryOut(30);
  main.getState().cancelPreview();
  expect(view.getState()).toBe(main.getState());
});

test("whoever looks without listening sees the workbench as it is, and nobody waits for who has left", () => {
  const { main, view, waiting, tryOut, leave } = setUp();
  tryOut(30);
  leave();
  expect(waiting).toEqual([]);
  expect(view.getState()).toBe(main.getState());
});

test("one step is followed at once, and of many in a row the one at which the hand rests", () => {
  const { main, view, waiting } = setUp(false);
  const rest = () => {
    for (const done of waiting.splice(0)) done();
  };
  main.getState().goTo(2);
  expect(view.getState().cursor).toBe(2);
  main.getState().goTo(3);
  main.getState().hover(4);
  main.getState().goTo(5);
  expect(view.getState().cursor).toBe(2);
  rest();
  expect(view.getState()).toBe(main.getState());
  main.getState().goTo(6);
  expect(view.getState().cursor).toBe(6);
});
