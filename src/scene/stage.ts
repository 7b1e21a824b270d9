import type { Fact, Facts, Reader } from "../contract/reader.ts";
import type { Timeline } from "../trace/timeline.ts";
import { centreOf, type Box, type Point, type Size } from "./geometry.ts";
import { kindLooks, type KindLook } from "./kind-look.ts";
import { spansOf, type Spans } from "./spans.ts";
import { wayBetween, type Way } from "./stage-curves.ts";
import { nameEm, phaseEm, type CardForm } from "./stage-forms.ts";
import { roomPlaces, stageLayout, type StageLayout } from "./stage-layout.ts";
import { pillSize, placeMessages, type MessageMark, type Travelling } from "./stage-messages.ts";
import { textWidth } from "./text.ts";
import { shareOf, timeAxis, type TimeAxis } from "./time-axis.ts";

/** What the stage draws from: a run, read once, in the room it has. */
export interface StagePlan {
  readonly timeline: Timeline;
  readonly reader: Reader<unknown, unknown>;
  readonly names: readonly string[];
  /** What is written on the cards. */
  readonly titles: readonly string[];
  readonly layout: StageLayout;
  readonly spans: Spans;
  readonly axis: TimeAxis;
  readonly looks: ReadonlyMap<string, KindLook>;
  /** Made when a message first takes it. */
  readonly way: (from: number, to: number) => Way;
}

/** The processes and what is under way between them, when the run stands at `cursor`. */
export interface StageScene {
  readonly cursor: number;
  readonly form: CardForm;
  readonly cards: readonly Card[];
  readonly room: Room | null;
  readonly marks: readonly StageMark[];
  /** Messages under way that are not drawn, since there are too many: those sent longest ago. */
  readonly leftOut: number;
}

/** One process, and only what it knows itself. */
export interface Card {
  readonly key: string;
  readonly process: number;
  readonly id: string;
  readonly name: string;
  /** What is written on the card: the name, or only the id where there is no room for names. */
  readonly title: string;
  readonly box: Box;
  /** Null while it is down. */
  readonly facts: Facts | null;
  /** A line for every name that ever stands on a card of this run, so that lines keep their place. */
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
}

/** A process in the place for one. */
export interface OwnerMark {
  readonly key: string;
  readonly kind: "owner";
  readonly process: number;
  readonly id: string;
  /** From the card, at share 0, into the room, at share 1. */
  readonly home: Point;
  readonly at: Point;
  readonly radius: number;
  readonly share: number;
  readonly birth: number;
  readonly death: number;
}

export type StageMark = MessageMark | OwnerMark;

/** More messages than this are not drawn at once. */
const messagesMost = 160;
/** The width that shares of a flight are measured in; they hardly depend on it. */
const nominalWidth = 800;

export function stagePlan(
  timeline: Timeline,
  reader: Reader<unknown, unknown>,
  names: readonly string[],
  size: Size,
  spans: Spans = spansOf(timeline.trace, reader),
): StagePlan {
  const { trace } = timeline;
  const layout = stageLayout(names.length, size, spans.rows.length, spans.hasPlace);
  const kinds = new Set<string>();
  let widest = { width: 0, height: 0 };
  for (const { message, from } of trace.flights) {
    kinds.add(reader.kindOf(message));
    const pill = pillSize(reader.labelOf(message, trace.processes[from] ?? ""));
    if (pill.width > widest.width) widest = pill;
  }
  const ways = new Map<number, Way>();
  const way = (from: number, to: number): Way => {
    const key = from * names.length + to;
    const known = ways.get(key) ?? wayBetween(layout, from, to, widest);
    ways.set(key, known);
    return known;
  };
  return {
    timeline,
    reader,
    names,
    titles: titlesOf(names, trace.processes, layout.form, spans.phases),
    layout,
    spans,
    axis: timeAxis(trace, nominalWidth),
    looks: kindLooks([...kinds]),
    way,
  };
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
    form: layout.form,
    cards,
    room: layout.room && { box: layout.room, inside },
    marks: [...ownersOf(plan, inside), ...placeMessages({ trace, reader, layout, looks, way }, shown)],
    leftOut: travelling.length - shown.length,
  };
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

function ownersOf({ layout, timeline }: StagePlan, inside: readonly number[]): OwnerMark[] {
  const { room } = layout;
  if (!room) return [];
  const places = roomPlaces(room, inside.length);
  return inside.map((process, index) => {
    const id = timeline.trace.processes[process] ?? "";
    const card = layout.cards[process];
    return {
      key: `owner:${id}`,
      kind: "owner",
      process,
      id,
      home: centreOf(card ?? room),
      at: places[index]?.at ?? centreOf(room),
      radius: places[index]?.radius ?? 10,
      share: 1,
      birth: 0,
      death: 0,
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
