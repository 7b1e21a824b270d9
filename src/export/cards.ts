import type { ProcessId } from "../base/words.ts";
import type { BufferView, SocketView } from "../contract/kernel-view.ts";
import type { Fact } from "../contract/reader.ts";
import { centreOf, type Box } from "../scene/geometry.ts";
import {
  box,
  filled,
  layerOf,
  solid,
  words,
  type Layer,
  type Mark,
  type Picture,
} from "../scene/picture/mark.ts";
import { fitted, textWidth } from "../scene/text.ts";

/** A line of a card: what it is, and its value. */
export type CardRow = readonly [name: string, value: string];

/** A process as the page has it in a card over its picture. */
interface Card {
  readonly process: number;
  readonly box: Box;
  readonly name: string;
  readonly state: string;
  readonly rows: readonly CardRow[];
}

const font = 13;
const rowFont = 11.5;
const rowHigh = 17;
const headHigh = 30;
const inside = 10;

/** A picture with the cards between its layers: what moves lies over them. */
export function withCards(
  { size, layers: [under, over] }: Picture & { readonly layers: readonly [Layer, Layer] },
  cards: readonly Card[],
): Picture {
  return { size, layers: [under, layerOf("cards", cards.flatMap(cardMarks)), over] };
}

function cardMarks({ process, box: place, name, state, rows }: Card): Mark[] {
  const edge = box(
    `card:${process}`,
    place,
    filled("panel"),
    solid(process, 2),
    Math.min(10, place.height / 4),
  );
  const room = Math.floor((place.height - headHigh - 4) / rowHigh);
  if (room >= 1 && place.width >= 110)
    return [edge, ...headMarks(process, place, name, state), ...rowMarks(process, place, rows, room)];
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
    edge,
    line("name", name, isTold ? -0.3 : 0.35, 700, process),
    ...(isTold ? [line("state", state, 1.1, 400, "ink-2")] : []),
  ];
}

function headMarks(process: number, { x, y, width }: Box, name: string, state: string): Mark[] {
  const written = fitted(state, rowFont, (width - 2 * inside) * 0.6);
  const left = width - 2 * inside - textWidth(written, rowFont) - 6;
  const at = y + 20;
  return [
    words(
      `name:${process}`,
      fitted(name, font, left),
      { x: x + inside, y: at },
      { align: "start", font, weight: 700, ink: process },
    ),
    words(
      `state:${process}`,
      written,
      { x: x + width - inside, y: at },
      { align: "end", font: rowFont, weight: 600, ink: "ink-2" },
    ),
  ];
}

function rowMarks(process: number, { x, y, width }: Box, rows: readonly CardRow[], room: number): Mark[] {
  const isCut = rows.length > room;
  const told = isCut ? rows.slice(0, room - 1) : rows;
  const all = isCut ? [...told, [`${rows.length - told.length} more`, ""] as const] : told;
  return all.flatMap(([name, value], index): Mark[] => {
    const at = y + headHigh + (index + 0.75) * rowHigh;
    const whole = width - 2 * inside;
    const label = fitted(name, rowFont, whole * 0.6);
    const text = fitted(value, rowFont, whole - textWidth(label, rowFont) - 6);
    const row = words(
      `row:${process}.${index}`,
      label,
      { x: x + inside, y: at },
      { align: "start", font: rowFont, ink: "ink-2" },
    );
    if (value === "") return [row];
    return [
      row,
      words(
        `value:${process}.${index}`,
        text,
        { x: x + width - inside, y: at },
        { align: "end", font: rowFont, weight: 600, ink: "ink" },
      ),
    ];
  });
}

/** A fact of a card in text: of peers that are awaited those whose answer has come have a tick. */
export function factRow(name: string, fact: Fact | null): CardRow {
  if (!fact) return [name, "–"];
  switch (fact.kind) {
    case "text":
      return [name, fact.value];
    case "slots": {
      const marks = { filled: "✓", missing: "…", struck: "×" } as const;
      return [name, fact.slots.map(({ peer, slot }) => `${peer}${marks[slot]}`).join(" ")];
    }
    case "queue":
      return [name, fact.peers.length === 0 ? "none" : fact.peers.join(", ")];
  }
}

/** A socket in a card: its peer or port, its state, and what its buffers hold. */
export function socketRows(socket: SocketView, nameOf: (id: ProcessId) => string): CardRow[] {
  const { state, local, peer, queue, places, received, unacked } = socket;
  if (queue !== null)
    return [
      [`port ${local.port}`, state],
      ["accept queue", `${queue.length} of ${places}`],
    ];
  const rows: CardRow[] = [[peer === null ? `port ${local.port}` : `↔ ${nameOf(peer)}`, state]];
  if (received.length > 0) rows.push(["received", bytesIn(received)]);
  if (unacked.length > 0) rows.push(["to send", bytesIn(unacked)]);
  return rows;
}

/** As the page writes them: what is no printable ASCII stands as a middle dot. */
function bytesIn({ bytes }: BufferView): string {
  return bytes.replaceAll("\n", "⏎").replace(/[^\x20-\x7e⏎]/g, "·");
}
