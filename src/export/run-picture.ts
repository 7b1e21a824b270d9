import type { ProcessId } from "../base/words.ts";
import { numbered } from "../experiments/lab.ts";
import { tickLabels } from "../scene/berkeley/offset-chart.ts";
import { offsetPicture, offsetPlot, plotHeight } from "../scene/berkeley/offset-marks.ts";
import type { Size } from "../scene/geometry.ts";
import { timeText } from "../scene/time-text.ts";
import { layerOf, words, type Layer, type Picture } from "../scene/picture/mark.ts";
import { waitsPicture } from "../scene/sockets/waits-picture.ts";
import { waitsOf } from "../scene/sockets/waits.ts";
import { wireLayout } from "../scene/sockets/wire-layout.ts";
import { wirePicture } from "../scene/sockets/wire-marks.ts";
import { wirePlan, wireScene } from "../scene/sockets/wire.ts";
import { factRow, socketRows, withCards } from "./cards.ts";
import { stagePicture } from "../scene/stage-marks.ts";
import { stagePlan, stageScene } from "../scene/stage.ts";
import type { PictureTheme } from "../scene/palette.ts";
import { diagramSvg, titledSvg } from "../scene/svg.ts";
import { textWidth } from "../scene/text.ts";
import { chartOf } from "../store/berkeley/charted.ts";
import { berkeleyOf } from "../store/berkeley/rounds.ts";
import type { Run } from "../store/run.ts";

/** What of a run can be drawn: all of it, or how it stands at a step. */
export const pictureKinds = ["diagram", "stage", "wire", "offsets", "waits"] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** Thrown where a run has no such picture, or no such step. */
export class NoPicture extends Error {
  override readonly name = "NoPicture";
}

const usual: Readonly<Record<Exclude<PictureKind, "diagram">, Size>> = {
  stage: { width: 960, height: 480 },
  wire: { width: 960, height: 320 },
  offsets: { width: 960, height: 320 },
  waits: { width: 960, height: 320 },
};
/** The room for the title. */
const above = 36;
const font = 13;

/**
 * A picture of the run as SVG text. The diagram shows the whole run, every other picture one step.
 * @param cursor null for the last step
 * @throws NoPicture if the run has no such picture or no such step
 */
export function pictureSvg(
  run: Run,
  kind: PictureKind,
  cursor: number | null,
  theme: PictureTheme = "light",
): string {
  const { trace, experiment, subject } = run;
  const last = trace.steps.length - 1;
  const step = cursor ?? last;
  if (step > last) throw new NoPicture(`there is no step ${step}: the last step of the run is ${last}`);
  const { title } = trace.scenario;
  if (kind === "diagram") {
    const options = { names: namesOf(run), theme };
    return diagramSvg(trace, subject.reader, title === "" ? options : { ...options, title });
  }
  const picture = pictureOf(run, kind, step);
  if (!picture) {
    const others = pictureKinds.filter(
      (other) => other === "diagram" || pictureOf(run, other, step) !== null,
    );
    throw new NoPicture(`this scenario has no picture ${kind}; it has ${others.join(", ")}`);
  }
  const heading = `${title === "" ? numbered(experiment) : title} · step ${step} of ${last}`;
  return titledSvg(picture, heading, { above, theme });
}

/** What the page has over its diagram: the ring of nodes, the wire, or the clocks' offsets. */
export function stageKind({ experiment }: Run): "stage" | "wire" | "offsets" {
  if (experiment.sidesOf) return "wire";
  return experiment.id === "berkeley" ? "offsets" : "stage";
}

/** The run at a step; null where it has no such picture. */
export function pictureOf(
  run: Run,
  kind: Exclude<PictureKind, "diagram">,
  step: number,
  size: Size = usual[kind],
): Picture | null {
  return pictures[kind](run, step, size);
}

export function namesOf({ trace, experiment }: Run): string[] {
  return trace.processes.map((id) => experiment.nameOf(id));
}

/** Each draws a run at a step; null where the run has no such picture. */
const pictures: Readonly<
  Record<Exclude<PictureKind, "diagram">, (run: Run, cursor: number, size: Size) => Picture | null>
> = {
  stage(run, cursor, size) {
    if (run.experiment.sidesOf) return null;
    const plan = stagePlan(run.timeline, run.subject.reader, namesOf(run), size);
    const scene = stageScene(plan, cursor);
    const cards = scene.cards.map((card) => ({
      ...card,
      name: card.title,
      state: card.facts?.phase ?? "down",
      rows: card.lines.map(({ name, fact }) => factRow(name, fact)),
    }));
    return withCards(stagePicture(scene), cards);
  },

  wire(run, cursor, size) {
    const { scenario, subject, experiment, timeline } = run;
    const sides = experiment.sidesOf?.(scenario);
    if (!sides) return null;
    const names = namesOf(run);
    const layout = wireLayout(sides.left, sides.right, size);
    const plan = wirePlan(timeline, subject.reader, layout);
    const sockets = run.sockets.at(cursor);
    const nameOf = (id: ProcessId) => experiment.nameOf(id);
    const cards = layout.hosts.map(({ process, box }) => {
      const state = timeline.stateAt(process, cursor);
      const hasBegun = timeline.lastStep(process, cursor) >= 0;
      const phase =
        state === null ? "killed" : hasBegun ? subject.reader.factsOf(state).phase : "not started";
      const id = run.trace.processes[process];
      const rows = sockets
        .filter((socket) => socket.process === id)
        .flatMap((socket) => socketRows(socket, nameOf));
      return { process, box, name: names[process] ?? "", state: phase, rows };
    });
    return withCards(wirePicture(wireScene(plan, sockets, cursor)), cards);
  },

  offsets(run, cursor, size) {
    const berkeley = berkeleyOf(run);
    if (!berkeley) return null;
    const { domain, chart: data } = berkeley;
    const plot = offsetPlot(size, tickLabels(domain, plotHeight(size, 1), data.rightMs !== null), 1);
    const { axis, chart } = chartOf(run, { plot, scale: data.endMs > 0 ? "time" : "steps", domain });
    const flag = timeText(run.trace, run.trace.steps[cursor]?.atMs ?? 0);
    return offsetPicture(chart, { size, plot, scale: 1 }, { axis, cursor, flag, held: null, before: null });
  },

  waits(run, cursor, { width }) {
    const { trace } = run;
    const names = namesOf(run);
    const all = waitsOf(trace);
    const endMs = Math.max(0, ...all.flatMap(({ waits }) => waits.map(({ toMs }) => toMs)));
    if (endMs === 0) return null;
    const pitch = 2 * font;
    const left = 28 + Math.max(...names.map((name) => textWidth(name, font)));
    const atMs = trace.steps[cursor]?.atMs ?? 0;
    const layers = all.flatMap(({ process, waits }): Layer[] => {
      const y = process * pitch;
      const look = { align: "start", font, weight: 700, ink: process } as const;
      const { layers } = waitsPicture(waits, endMs, atMs, { width: width - left - 14, height: font });
      const name = words("name", names[process] ?? "", { x: 14, y: y + 0.85 * font }, look);
      return [
        layerOf(`name-${process}`, [name]),
        ...layers.map((layer) => ({ ...layer, name: `waits-${process}`, at: { x: left, y } })),
      ];
    });
    return { size: { width, height: all.length * pitch }, layers };
  },
};
