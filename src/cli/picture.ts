import type { AnySubject } from "../contract/subject.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { numbered } from "../experiments/lab.ts";
import type { KernelHistory } from "../contract/kernel-view.ts";
import { kernelHistory } from "../runtimes/kernel-history.ts";
import { tickLabels } from "../scene/berkeley/offset-chart.ts";
import { offsetPicture, offsetPlot, plotHeight } from "../scene/berkeley/offset-marks.ts";
import { centreOf, type Box } from "../scene/geometry.ts";
import { timeText } from "../scene/time-text.ts";
import { box, filled, layerOf, solid, words, type Layer, type Picture } from "../scene/picture/mark.ts";
import { waitsPicture } from "../scene/sockets/waits-picture.ts";
import { waitsOf } from "../scene/sockets/waits.ts";
import { wireLayout } from "../scene/sockets/wire-layout.ts";
import { wirePicture } from "../scene/sockets/wire-marks.ts";
import { wirePlan, wireScene } from "../scene/sockets/wire.ts";
import { stagePicture } from "../scene/stage-marks.ts";
import { stagePlan, stageScene } from "../scene/stage.ts";
import { diagramSvg, titledSvg } from "../scene/svg.ts";
import { fitted, textWidth } from "../scene/text.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { chartOf } from "../store/berkeley/charted.ts";
import { berkeleyOf } from "../store/berkeley/rounds.ts";
import { Timeline } from "../trace/timeline.ts";
import type { Trace } from "../trace/trace.ts";
import { pictureKinds, type PictureKind } from "./arguments.ts";
import { NotForThis } from "./files.ts";

/** A run, and whose it is. */
export interface Made {
  readonly scenario: Scenario;
  readonly experiment: Experiment;
  readonly subject: AnySubject;
  readonly trace: Trace;
  /** Of programs that another run would need an interpreter for. */
  readonly sockets?: KernelHistory;
}

type Drawn = Made & { readonly names: readonly string[] };

const width = 960;
/** The room for the title. */
const above = 36;
const font = 13;

/**
 * A picture of the run as SVG text. The diagram shows the whole run, every other picture one step.
 * @param cursor null for the last step
 * @throws NotForThis if the run has no such picture or no such step
 */
export function pictureSvg(made: Made, kind: PictureKind, cursor: number | null): string {
  const { trace, experiment, subject } = made;
  const last = trace.steps.length - 1;
  const step = cursor ?? last;
  if (step > last) throw new NotForThis(`there is no step ${step}: the last step of the run is ${last}`);
  const names = trace.processes.map((id) => experiment.nameOf(id));
  const { title } = trace.scenario;
  if (kind === "diagram")
    return diagramSvg(trace, subject.reader, title === "" ? { names } : { names, title });
  const run = { ...made, names };
  const picture = pictures[kind](run, step);
  if (!picture) {
    const others = pictureKinds.filter((other) => other === "diagram" || pictures[other](run, step) !== null);
    throw new NotForThis(`this scenario has no picture ${kind}; it has ${others.join(", ")}`);
  }
  return titledSvg(
    picture,
    `${title === "" ? numbered(experiment) : title} · step ${step} of ${last}`,
    above,
  );
}

/** Each draws a run at a step; null where the run has no such picture. */
const pictures: Readonly<
  Record<Exclude<PictureKind, "diagram">, (run: Drawn, cursor: number) => Picture | null>
> = {
  stage({ trace, subject, experiment, names }, cursor) {
    if (experiment.sidesOf) return null;
    const plan = stagePlan(new Timeline(trace), subject.reader, names, { width, height: 480 });
    const scene = stageScene(plan, cursor);
    const cards = scene.cards.map((card) => ({
      ...card,
      name: card.title,
      state: card.facts?.phase ?? "down",
    }));
    return withCards(stagePicture(scene), cards);
  },

  wire({ scenario, trace, subject, experiment, names, sockets: filmed }, cursor) {
    const sides = experiment.sidesOf?.(scenario);
    if (!sides) return null;
    const timeline = new Timeline(trace);
    const layout = wireLayout(sides.left, sides.right, { width, height: 320 });
    const plan = wirePlan(timeline, subject.reader, layout);
    const cards = layout.hosts.map(({ process, box }) => {
      const state = timeline.stateAt(process, cursor);
      const phase = state === null || state === undefined ? "" : subject.reader.factsOf(state).phase;
      return { process, box, name: names[process] ?? "", state: phase };
    });
    const sockets = (filmed ?? kernelHistory(scenario, subject)).at(cursor);
    return withCards(wirePicture(wireScene(plan, sockets, cursor)), cards);
  },

  offsets(run, cursor) {
    const berkeley = berkeleyOf(run);
    if (!berkeley) return null;
    const size = { width, height: 320 };
    const { domain, chart: data } = berkeley;
    const plot = offsetPlot(size, tickLabels(domain, plotHeight(size, 1), data.rightMs !== null), 1);
    const { axis, chart } = chartOf(run, { plot, scale: data.endMs > 0 ? "time" : "steps", domain });
    const flag = timeText(run.trace, run.trace.steps[cursor]?.atMs ?? 0);
    return offsetPicture(chart, { size, plot, scale: 1 }, { axis, cursor, flag, held: null, before: null });
  },

  waits({ trace, names }, cursor) {
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

/** What the page has in its cards, as far as it tells the processes apart: their names, and how they stand. */
function withCards(
  { size, layers: [under, over] }: Picture & { readonly layers: readonly [Layer, Layer] },
  cards: readonly {
    readonly process: number;
    readonly box: Box;
    readonly name: string;
    readonly state: string;
  }[],
): Picture {
  const marks = cards.flatMap(({ process, box: place, name, state }) => {
    const { x, y } = centreOf(place);
    const isTold = state !== "" && place.height > 3.4 * font;
    const small = Math.min(font, place.height - 4);
    const line = (key: string, text: string, below: number, weight: number, ink: "ink-2" | number) =>
      words(
        `${key}:${process}`,
        fitted(text, small, place.width - 6),
        { x, y: y + below * small },
        { font: small, weight, ink },
      );
    return [
      box(`card:${process}`, place, filled("panel"), solid(process, 2), Math.min(10, place.height / 4)),
      line("name", name, isTold ? -0.3 : 0.35, 700, process),
      ...(isTold ? [line("state", state, 1.1, 400, "ink-2")] : []),
    ];
  });
  return { size, layers: [under, layerOf("cards", marks), over] };
}
