import type { Relation } from "../trace/causality.ts";
import type { Arrow } from "./arrows.ts";
import { alarmMark, arrowMark, barMark } from "./diagram-ground.ts";
import { barHeight } from "./diagram-lanes.ts";
import type { StepMark } from "./diagram-steps.ts";
import type { DiagramScene } from "./diagram.ts";
import type { Frame } from "./frame.ts";
import type { Point } from "./geometry.ts";
import { clearOf, type Ghost, type GhostFlag } from "./ghost.ts";
import { concurrent, type Lens } from "./lens.ts";
import { box, dashed, filled, line, solid, symbol, upright, words, type Mark } from "./picture/mark.ts";
import type { Begun } from "./up-to.ts";

/** What the diagram shows in addition to the run. */
export interface DiagramLook {
  /** The step that is shown: it and all before it have happened. */
  readonly cursor: number;
  /** Where that step stands, in drawn pixels of the run. */
  readonly cursorX: number;
  readonly lens: Lens | null;
  readonly ghost: Ghost | null;
  /** The arrow that is pointed at, picked or dragged, and whether its head can be dragged. */
  readonly focus: { readonly arrow: Arrow; readonly grip: boolean } | null;
}

/** The marks over the veil: those that change with a step or the pointer, and all text. */
export function frontMarks(scene: DiagramScene & { readonly begun?: Begun }, look: DiagramLook): Mark[] {
  const { cursor, lens, ghost, focus } = look;
  return [
    ...(scene.begun ? begunMarks(scene.begun, scene.frame) : []),
    ...wordMarks(scene, look),
    ...(focus ? focusMarks(focus.arrow, focus.grip) : []),
    ...scene.steps.flatMap((step) => stepMarks(step, cursor, lens?.of(step.step) ?? null)),
    ...tickMarks(scene, ghost),
    ...(ghost ? flagMarks(ghost.flag, scene.frame) : []),
  ];
}

const alarmed = { weight: 700, ink: "bad", halo: "panel" } as const;
/** How visible what goes on behind the cursor is, where the reader shall not know for how long. */
const goesOn = 0.42;

/** The baseline of an alarm's words: over the bars of the first lane, or under them; null where neither has room. */
function alarmWordsY(frame: Frame): number | null {
  const { plot, lanes, label: font, laneGap } = frame;
  const [high, needed] = [barHeight(frame), 1.3 * font];
  const first = lanes[0]?.y ?? plot.y;
  if (first - high / 2 - plot.y >= needed) return plot.y + font;
  return laneGap - high >= needed ? first + laneGap / 2 + 0.35 * font : null;
}

function begunMarks({ bars, alarms, crowded }: Begun, frame: Frame): Mark[] {
  const edge = solid("bad", 2.5);
  const { plot, label: font } = frame;
  const y = alarmWordsY(frame);
  return [
    ...alarms.map((alarm) => ({ ...alarmMark(alarm, plot), key: `${alarm.key}:begun` })),
    ...bars.map((bar) => ({ ...barMark(bar, null, goesOn), key: `${bar.key}:begun` })),
    ...crowded.map((bar) => box(`${bar.key}:crowded`, bar, null, edge, Math.min(6, bar.height / 2))),
    ...alarms.flatMap(({ key, from }) =>
      y === null
        ? []
        : [words(`${key}:words`, "two inside", { x: from + 10, y }, { ...alarmed, font, align: "start" })],
    ),
  ];
}

function wordMarks(
  { frame, alarms, bars, labels }: DiagramScene,
  { cursor, cursorX, lens }: DiagramLook,
): Mark[] {
  const font = frame.label;
  const y = alarmWordsY(frame);
  return [
    ...alarms
      .filter(({ from, to }) => to - from > 6 * font)
      .flatMap(({ key, from, to }) => {
        if (y === null) return [];
        const at = { x: (from + to) / 2, y };
        return words(`${key}:words`, "two inside", at, { ...alarmed, font });
      }),
    ...bars
      .filter(({ label }) => label !== "")
      .map(({ key, kind, label, labelX, y, height }) => {
        const at = { x: labelX, y: y + height / 2 + 0.35 * font };
        const [weight, ink] =
          kind === "blocked"
            ? [500, "ink-2" as const]
            : labelX < cursorX
              ? [700, "held-ink" as const]
              : [500, "ink" as const];
        // The lane's line goes through a bar that only frames it.
        const halo = kind === "blocked" ? { halo: "panel" as const } : {};
        return words(`${key}:words`, label, at, { align: "start", font, weight, ink, ...halo });
      }),
    ...labels.map(({ key, process, text, x, y, sentStep, endStep }) => {
      const isToCome = sentStep >= cursor;
      const alpha = lens?.ofFlight(sentStep, endStep) === "concurrent" ? concurrent : 1;
      const [weight, ink] = isToCome ? [400, "ink-3" as const] : [600, process];
      return words(key, text, { x, y }, { font, weight, ink, alpha, halo: "panel" });
    }),
  ];
}

function stepMarks(
  { key, step, process, x, y, shape, strong }: StepMark,
  cursor: number,
  relation: Relation | null,
): Mark[] {
  const alpha = relation === "concurrent" ? concurrent : 1;
  const at = { x, y };
  const isToCome = step > cursor;
  const isLine = shape === "cross" || shape === "bar";
  const [fill, stroke] = isLine
    ? [null, solid(shape === "cross" ? "bad" : process, 2.6, alpha * (isToCome ? 0.5 : 1))]
    : isToCome
      ? [filled("panel", alpha), solid(process, 1.6, 0.62 * alpha)]
      : [filled(process, alpha), solid("panel", 1.5, alpha)];
  return [
    ...(relation === null || relation === "concurrent" ? [] : [litMark(key, at, relation)]),
    ...(step === cursor ? [symbol("now", "ring", at, filled("panel"), solid("ink", 2), 9.5)] : []),
    symbol(key, shape, at, fill, stroke, strong ? 1 : 0.86),
  ];
}

/** The light behind a step: a ring round the step under the lens, an area behind the others. */
function litMark(key: string, at: Point, relation: Relation): Mark {
  const isSelf = relation === "self";
  const fill = isSelf ? null : relation === "past" ? filled("accent", 0.3) : filled("held", 0.45);
  return symbol(`${key}:lit`, "ring", at, fill, isSelf ? solid("accent", 2.5) : null, 11);
}

function focusMarks(arrow: Arrow, grip: boolean): Mark[] {
  const mark = arrowMark(arrow, null);
  return [
    line("focus:halo", arrow.from, arrow.tip, solid("accent", 11, 0.3)),
    { ...mark, key: "focus", stroke: { ...mark.stroke, width: 2.6 } },
    ...(grip ? [symbol("grip", "grip", arrow.to, filled("panel", 0.75), solid("accent", 2))] : []),
  ];
}

function tickMarks(
  { ticks, pauses, frame: { plot, scale, label: font } }: DiagramScene,
  ghost: Ghost | null,
): Mark[] {
  const floor = plot.y + plot.height;
  const free = ghost ? clearOf(ticks, ghost.flag, font) : ticks;
  return [
    ...free.map(({ key, x, label }) =>
      words(key, label, { x, y: floor + 20 * scale }, { font, ink: "ink-3" }),
    ),
    ...pauses.map(({ key, from, to }) =>
      symbol(key, "pause", { x: (from + to) / 2, y: floor }, null, solid("edge", 1.5)),
    ),
  ];
}

/** The first step that differs, told under the lanes. */
function flagMarks({ x, labelX, label, width }: GhostFlag, { plot, scale, label: font }: Frame): Mark[] {
  const floor = plot.y + plot.height;
  const flag = { x: labelX, y: floor + 7 * scale, width, height: 17 * scale };
  const at = { x: labelX + 7, y: floor + 19 * scale };
  return [
    upright("flag:pole", x, plot.y, floor + 8 * scale, dashed("accent", 1.5, [3, 4])),
    box("flag", flag, filled("panel"), solid("accent", 1.5), 4),
    words("flag:words", label, at, { align: "start", font, weight: 600, ink: "accent" }),
  ];
}
