import { createHash } from "node:crypto";
import type { KernelHistory } from "../../src/contract/kernel-view.ts";
import { sidesOf } from "../../src/experiments/sockets/sides.ts";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { offsetPicture, offsetPlot, plotHeight } from "../../src/scene/berkeley/offset-marks.ts";
import { tickLabels } from "../../src/scene/berkeley/offset-chart.ts";
import { diagramPicture } from "../../src/scene/diagram-marks.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { axisWidth } from "../../src/scene/frame.ts";
import { timeText } from "../../src/scene/time-text.ts";
import { layerOf, type Layer, type Mark, type Picture } from "../../src/scene/picture/mark.ts";
import { wireLayout } from "../../src/scene/sockets/wire-layout.ts";
import { wirePicture } from "../../src/scene/sockets/wire-marks.ts";
import { wirePlan, wireScene } from "../../src/scene/sockets/wire.ts";
import { stagePicture } from "../../src/scene/stage-marks.ts";
import { stagePlan, stageScene } from "../../src/scene/stage.ts";
import { kernelHistory } from "../../src/runtimes/kernel-history.ts";
import { Timeline } from "../../src/trace/timeline.ts";
import { waitsOf } from "../../src/scene/sockets/waits.ts";
import { waitsPicture } from "../../src/scene/sockets/waits-picture.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import { kept } from "../../src/scene/view.ts";
import { chartOf } from "../../src/store/berkeley/charted.ts";
import { berkeleyOf, type ClockRun } from "../../src/store/berkeley/rounds.ts";

const size = { width: 860, height: 240 };
const stageSize = { width: 860, height: 320 };

interface Simulated extends ClockRun {
  readonly names: readonly string[];
  /** Null where no hosts stand on the stage. */
  readonly sockets: KernelHistory | null;
}

/** What each kind of picture shows of a run at a step; null where the run has no such picture. */
const kinds: Readonly<Record<string, (run: Simulated, cursor: number) => Picture | null>> = {
  diagram: ({ trace, subject, names }, cursor) => {
    const plan = diagramPlan(trace, subject.reader, names, size);
    const cursorX = xOf(plan.axis, cursor);
    const view = kept({ zoom: 1, left: cursorX - size.width / 2 }, plan.axis, axisWidth(plan.frame));
    return diagramPicture(diagramScene(plan, view), { cursor, cursorX, lens: null, ghost: null, focus: null });
  },
  offsets: (run, cursor) => {
    const berkeley = berkeleyOf(run);
    if (!berkeley) return null;
    const { domain, chart: data } = berkeley;
    const plot = offsetPlot(size, tickLabels(domain, plotHeight(size, 1), data.rightMs !== null), 1);
    const { axis, chart } = chartOf(run, { plot, scale: data.endMs > 0 ? "time" : "steps", domain });
    const flag = timeText(run.trace, run.trace.steps[cursor]?.atMs ?? 0);
    return offsetPicture(
      chart,
      { size, plot, scale: 1 },
      { axis, cursor, flag, held: null, before: null },
    );
  },
  stage: ({ scenario, trace, subject, names }, cursor) => {
    if (scenario.experiment !== "ricart-agrawala") return null;
    const plan = stagePlan(new Timeline(trace), subject.reader, names, stageSize);
    return stagePicture(stageScene(plan, cursor));
  },
  wire: ({ scenario, trace, subject, sockets }, cursor) => {
    if (!sockets) return null;
    const { left, right } = sidesOf(scenario);
    const plan = wirePlan(new Timeline(trace), subject.reader, wireLayout(left, right, stageSize));
    return wirePicture(wireScene(plan, sockets.at(cursor), cursor));
  },
  waits: ({ scenario, trace }, cursor) => {
    if (scenario.experiment !== "sockets" || trace.processes.length < 3) return null;
    const all = waitsOf(trace);
    const endMs = Math.max(1, ...all.flatMap(({ waits }) => waits.map(({ toMs }) => toMs)));
    const rows = all.slice(0, 9).map(({ process, waits }): Layer => {
      const atMs = trace.steps[cursor]?.atMs ?? 0;
      const marks = waitsPicture(waits, endMs, atMs, { width: 200, height: 12 }).layers[0]?.marks ?? [];
      return layerOf(`row ${process}`, marks);
    });
    return { size, layers: rows };
  },
};

/** Every picture of a run at its first, middle and last step, as text. */
export function picturesOf(scenario: Scenario): string {
  return pictures(scenario)
    .map(({ kind, cursor, picture }) => `==== ${kind} at step ${cursor}\n${pictureText(picture)}`)
    .join("");
}

/** Every picture of a run at its first, middle and last step. */
export function pictures(
  scenario: Scenario,
): { readonly kind: string; readonly cursor: number; readonly picture: Picture }[] {
  const experiment = experimentOf(scenario.experiment);
  if (!experiment) throw new Error(`there is no experiment ${scenario.experiment}`);
  const subject = experiment.subject(scenario);
  const trace = simulate(scenario, subject);
  const names = trace.processes.map((id) => experiment.nameOf(id));
  const sockets = scenario.experiment === "sockets" ? kernelHistory(scenario, subject) : null;
  const run: Simulated = { scenario, subject, trace, names, sockets };
  const last = trace.steps.length - 1;
  return [0, Math.floor(last / 2), last].flatMap((cursor) =>
    Object.entries(kinds).flatMap(([kind, draw]) => {
      const picture = draw(run, cursor);
      return picture ? [{ kind, cursor, picture }] : [];
    }),
  );
}

/** More marks of one kind in a layer than this are told by their number and a digest. */
const listedMost = 12;

export function pictureText({ layers }: Picture): string {
  return layers.map(layerText).join("");
}

function layerText({ name, at, clip, marks }: Layer): string {
  const byKind = new Map<string, Mark[]>();
  for (const mark of marks) byKind.set(mark.kind, [...(byKind.get(mark.kind) ?? []), mark]);
  const told = [...byKind].map(([kind, own]) => {
    const lines = own.map(({ key, ...rest }) => `    ${key}: ${written(rest)}\n`);
    const all = lines.join("");
    return `  ${own.length} ${kind} ${digest(all)}\n${lines.length > listedMost ? "" : all}`;
  });
  return `${name} at ${written(at)} clip ${written(clip)}\n${told.join("")}`;
}

/** The values alone, to a tenth. */
function written(value: unknown): string {
  if (value === null) return "-";
  if (typeof value === "number") return String(Math.round(value * 10) / 10 + 0);
  if (typeof value === "string") return value.length > 60 ? digest(value) : value;
  if (Array.isArray(value)) return `[${value.map(written).join(" ")}]`;
  if (typeof value !== "object") return JSON.stringify(value) ?? "";
  return Object.entries(value)
    .map(([name, each]) => (typeof each === "object" && each ? `${name}(${written(each)})` : written(each)))
    .join(" ");
}

function digest(text: string): string {
  return `#${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}
