import { describe, expect, test } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { diagramPlan, type DiagramPlan } from "../../src/scene/diagram-plan.ts";
import { stepMark } from "../../src/scene/diagram-steps.ts";
import { runOf } from "../../src/store/run.ts";

const plans = socketsExperiment.scenarios.map(({ id, scenario }) => {
  const { trace, subject } = runOf(socketsExperiment, scenario);
  return [id, diagramPlan(trace, subject.reader, trace.processes, { width: 590, height: 300 })] as const;
});

/** The steps of one kind, each with the height of its mark and whose colour it has. */
function marksOf(plan: DiagramPlan, kind: string) {
  return plan.trace.steps
    .filter(({ happening }) => happening.kind === kind)
    .map((step) => {
      const mark = stepMark(plan, 1, step.index);
      return { step, y: mark?.y, process: mark?.process };
    });
}

describe("a kernel's step is on the lane of its host", () => {
  test.each(plans)("%s: a segment that arrives, where its arrow ends", (_, plan) => {
    for (const { step, y, process } of marksOf(plan, "arrive")) {
      const { to } = at(plan.trace.flights, step.flight);
      expect({ y, process }).toEqual({ y: at(plan.frame.lanes, to).y, process: to });
    }
  });

  test("a segment that is sent again, where its arrow begins", () => {
    const [, plan] = at(
      plans,
      plans.findIndex(([id]) => id === "segment-lost"),
    );
    const marks = marksOf(plan, "resend");
    expect(marks.length).toBeGreaterThan(0);
    for (const { step, y, process } of marks) {
      const { from } = at(plan.trace.flights, step.firstSent);
      expect({ y, process }).toEqual({ y: at(plan.frame.lanes, from).y, process: from });
    }
  });
});
