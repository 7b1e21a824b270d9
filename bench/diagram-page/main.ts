import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { runOf, type Run } from "../../src/store/run.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { Diagram } from "../../src/ui/diagram/diagram.tsx";
import "../../src/ui/theme/tokens.css";
import { WorkbenchContext } from "../../src/ui/use-workbench.ts";
import { contention, experiment } from "../runs.ts";

/** The diagram and nothing else, so that what it costs can be measured from a finished run on. */
export interface DiagramPage {
  /** Runs about so many steps, and keeps the run. Answers with the steps, and how long that took, in ms. */
  readonly prepare: (steps: number) => { steps: number; ms: number };
  /** Hands the run that was kept to the store. Answers when it is drawn, with how long that took, in ms. */
  readonly hand: () => Promise<number>;
}

export type WindowOfDiagram = Window & { diagramPage?: DiagramPage };

const scenarioOf = (steps: number) => contention(Math.ceil(steps / 11), steps);
const store = createWorkbench(experiment, scenarioOf(60));
const root = document.getElementById("root");
if (root) createRoot(root).render(createElement(WorkbenchContext, { value: store }, createElement(Diagram)));

let kept: Run | null = null;

(window as WindowOfDiagram).diagramPage = {
  prepare(steps) {
    const began = performance.now();
    kept = runOf(experiment, scenarioOf(steps));
    return { steps: kept.trace.steps.length, ms: performance.now() - began };
  },
  async hand() {
    if (!kept) throw new Error("there is no run to hand over");
    const run = kept;
    kept = null;
    await new Promise((done) => requestAnimationFrame(done));
    const began = performance.now();
    store.setState({ run, cursor: run.trace.steps.length >> 1, hovered: null });
    await painted();
    return performance.now() - began;
  },
};

/** When the next frame, with all that is to be drawn in it, has been painted. */
function painted(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => done());
    port1.start();
    requestAnimationFrame(() => port2.postMessage(null));
  });
}
