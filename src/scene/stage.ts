import type { Fact, Facts, Reader } from "../contract/reader.ts";
import type { Timeline } from "../trace/timeline.ts";
import { centreOf, clamp, type Box, type Point, type Size } from "./geometry.ts";
import { looksOf, type KindLook } from "./kind-look.ts";
import { spansOf, type Spans } from "./spans.ts";
import type { Way } from "./stage-curves.ts";
import { nameEm, phaseEm, type CardForm } from "./stage-forms.ts";
import { stageGround } from "./stage-ground.ts";
import { roomPlaces, type StageLayout } from "./stage-layout.ts";
import { pillSize, placeMessages, type PlacedMessage, type Travelling } from "./stage-messages.ts";
import { textWidth } from "./text.ts";
import { widestLabel } from "./widest-label.ts";
import { shareOf, timeAxis, type TimeAxis } from "./time-axis.ts";

/** The plan of the stage: a run, read once, for a given size. */
export interface StagePlan {
  readonly timeline: Timeline;
  readonly reader: Reader<unknown, unknown>;
  readonly names: readonly string[];
  /** The text on the cards. */
  readonly titles: readonly string[];
  /** The very same object for all runs of the same shape in the same room. */
  readonly layout: StageLayout;
  readonly spans: Spans;
  readonly axis: TimeAxis;
  readonly looks: ReadonlyMap<string, KindLook>;
  readonly way: (from: number, to: number) => Way;
}

/** The processes and the messages on their way, at `cursor`. */
export interface StageScene {
  readonly cursor: number;
  readonly size: Size;
  readonly form: CardForm;
  readonly cards: readonly Card[];
  readonly room: Room | null;
  readonly owners: readonly Owner[];
  /** Labels come after dots: what comes later lies over what came before. */
  readonly messages: readonly PlacedMessage[];
  /** Messages under way that are not drawn, since there are too many: those sent longest ago. */
  readonly leftOut: number;
}

/** One process, and only what it knows itself. */
export interface Card {
  readonly key: string;
  readonly process: number;
  readonly id: string;
  readonly name: string;
  /** The title of the card: the name, or only the id if there is no room for names. */
  readonly title: string;
  readonly box: Box;
  /** Null while it is down. */
  readonly facts: Facts | null;
  /** A line for every name that a card shows during this run, so that lines keep their place. */
  readonly lines: readonly CardLine[];
  /** Whether the step at the cursor is its own. */
  readonly acting: boolean;
}

export interface CardLine {
  readonly name: string;
  readonly fact: Fact | null;
}

export interface Room {
  readonly box: Box;
  /** The processes inside, in their order; more than one is what must not be. */
  readonly inside: readonly number[];
  /** The size of its title. */
  readonly font: number;
}

/** A process in the place for one. */
export interface Owner {
  readonly process: number;
  readonly id: string;
  /** The middle of its card, from where it comes. */
  readonly home: Point;
  readonly at: Point;
  readonly radius: number;
}

/** More messages than this are not drawn at once. */
const messagesMost = 160;
/** The width that shares of a flight are measured in; they hardly depend on it. */
const nominalWidth = 800;
const pillStep = 20;

export function stagePlan(
  timeline: Timeline,
  reader: Reader<unknown, unknown>,
  names: readonly string[],
  size: Size,
  scale = 1,
): StagePlan {
  const { trace } = timeline;
  const spans = spansOf(trace, reader);
  const ground = stageGround({
    count: names.length,
    size,
    lines: spans.rows.length,
    hasRoom: spans.hasPlace,
    scale,
  });
  const { layout } = ground;
  const pill = widestPill(timeline, reader, scale);
  return {
    timeline,
    reader,
    names,
    titles: titlesOf(names, trace.processes, layout.form, spans.phases),
    layout,
    spans,
    axis: timeAxis(trace, nominalWidth),
    looks: looksOf(trace, reader),
    way: (from, to) => ground.way(from, to, pill),
  };
}

/** Room for every message of the run, in coarse steps, so that a digit more does not bend the ways. */
function widestPill({ trace }: Timeline, reader: Reader<unknown, unknown>, scale: number): Size {
  if (trace.flights.length === 0) return { width: 0, height: 0 };
  const { width, height } = pillSize(widestLabel(trace, reader), scale);
  return { width: Math.ceil(width / pillStep) * pillStep, height };
}

export function stageScene(plan: StagePlan, cursor: number): StageScene {
  const { layout, reader, looks, way } = plan;
  const { trace } = plan.timeline;
  const travelling = travellingAt(plan, cursor);
  const shown = travelling.slice(-messagesMost);
  const cards = layout.cards.map((box, process) => cardOf(plan, cursor, process, box));
  const inside = cards.flatMap(({ process, facts }) => (facts?.inside ? [process] : []));
  return {
    cursor,
    size: layout.size,
    form: layout.form,
    cards,
    room: layout.room && { box: layout.room, inside, font: roomFont(layout) },
    owners: ownersOf(plan, inside),
    messages: placeMessages({ trace, reader, layout, looks, way }, shown),
    leftOut: travelling.length - shown.length,
  };
}

function roomFont({ form, scale }: StageLayout): number {
  return clamp(form.fontPx, 11 * scale, 14 * scale);
}

function cardOf(
  { timeline, reader, names, spans, titles }: StagePlan,
  cursor: number,
  process: number,
  box: Box,
): Card {
  const state = timeline.stateAt(process, cursor);
  const facts = state === null || state === undefined ? null : reader.factsOf(state);
  const id = timeline.trace.processes[process] ?? "";
  const name = names[process] ?? id;
  return {
    key: `card:${id}`,
    process,
    id,
    name,
    title: titles[process] ?? id,
    box,
    facts,
    lines: spans.rows.map((name) => ({ name, fact: facts?.rows.find((row) => row.name === name) ?? null })),
    acting: timeline.trace.steps[cursor]?.process === process,
  };
}

/** Names, where all of them fit beside the widest phase of the run: they shall not change from step to step. */
function titlesOf(
  names: readonly string[],
  ids: readonly string[],
  form: CardForm,
  phases: ReadonlySet<string>,
) {
  const { kind, size, fontPx } = form;
  const isAlone = kind === "stack" || kind === "tiny" || kind === "chip";
  const phase = Math.max(...[...phases].map((text) => textWidth(text, fontPx * phaseEm)), 0);
  const beside = isAlone ? 8 : phase + 3.2 * fontPx;
  const fits = names.every((name) => textWidth(name, fontPx * nameEm) + beside <= size.width);
  return fits || kind === "full" ? names : ids;
}

function ownersOf({ layout, timeline }: StagePlan, inside: readonly number[]): Owner[] {
  const { room } = layout;
  if (!room) return [];
  const places = roomPlaces(room, inside.length, layout.scale);
  return inside.map((process, index) => {
    const id = timeline.trace.processes[process] ?? "";
    const card = layout.cards[process];
    return {
      process,
      id,
      home: centreOf(card ?? room),
      at: places[index]?.at ?? centreOf(room),
      radius: places[index]?.radius ?? 10,
    };
  });
}

/** Under way at the cursor, in the order of sending; with them one that is lost at this very step. */
function travellingAt({ timeline, axis }: StagePlan, cursor: number): Travelling[] {
  const { trace } = timeline;
  const travelling = timeline
    .travelling(cursor)
    .map((flight) => ({ flight, share: shareOf(axis, flight, cursor), lost: false }));
  const step = trace.steps[cursor];
  const flight = step?.happening.kind === "lost" ? trace.flights[step.flight] : undefined;
  return flight ? [...travelling, { flight, share: 1, lost: true }] : travelling;
}
