import type { Size } from "./geometry.ts";

/**
 * How much a card shows. `full` and `medium` have a line for each of the process's facts, `compact` sums them
 * up in two lines, `stack` does so in a narrower card, `tiny` has name and phase, `chip` only a short name in the colour of the phase.
 */
export type CardKind = "full" | "medium" | "compact" | "stack" | "tiny" | "chip";

export interface CardForm {
  readonly kind: CardKind;
  readonly size: Size;
  /** All of a card's lengths are in em of this. */
  readonly fontPx: number;
  /** The room between cards, and round the place in their middle. */
  readonly gap: number;
  /** The place for one, without its title. */
  readonly room: Size;
}

/** Heights in em of a card's head, of a line, and of the space under the last line. */
export const cardEm = {
  full: { head: 2.75, line: 1.65, foot: 0.55 },
  medium: { head: 2.7, line: 1.6, foot: 0.5 },
};
/** The sizes of a name and of a phase, as in stage.css. */
export const nameEm = 1.12;
export const phaseEm = 0.82;

const widthEm = { full: 15.2, medium: 12.6 };

/**
 * The forms to try, the most telling first. In a hall (`scale` over 1) what cannot be read is not told: a larger form
 * that says less comes before a smaller one.
 */
export function cardForms(lines: number, scale = 1): CardForm[] {
  const desk = formsAt(lines, 1);
  if (scale === 1) return desk;
  const hall = formsAt(lines, scale);
  const kinds = [...new Set(hall.map(({ kind }) => kind))];
  const legible = kinds.flatMap((kind) => {
    const least = Math.min(...hall.filter((form) => form.kind === kind).map(({ fontPx }) => fontPx));
    return [...hall, ...desk]
      .filter((form) => form.kind === kind && form.fontPx >= least)
      .sort((a, b) => b.fontPx - a.fontPx);
  });
  return [...legible, ...desk];
}

function formsAt(lines: number, scale: number): CardForm[] {
  const lined = (kind: "full" | "medium", deskPx: number, gap: number, room?: Size): CardForm => {
    const { head, line, foot } = cardEm[kind];
    const fontPx = deskPx * scale;
    const size = { width: widthEm[kind] * fontPx, height: (head + line * lines + foot) * fontPx };
    const wide = { width: (124 / 13) * deskPx, height: (90 / 13) * deskPx };
    return { kind, size, fontPx, gap: roomier(gap, scale), room: times(room ?? wide, scale) };
  };
  const fixed = (kind: CardKind, width: number, height: number, deskPx: number, room: Size): CardForm => ({
    kind,
    size: times({ width, height }, scale),
    fontPx: deskPx * scale,
    gap: roomier(8, scale),
    room: times(room, scale),
  });
  return [
    lined("full", 22, 90),
    lined("full", 19, 64),
    lined("full", 17, 56),
    lined("full", 15, 44),
    lined("full", 13, 26),
    lined("medium", 12, 14, { width: 100, height: 80 }),
    lined("medium", 11, 8, { width: 74, height: 66 }),
    fixed("compact", 152, 76, 12, { width: 96, height: 72 }),
    fixed("compact", 138, 68, 11, { width: 84, height: 64 }),
    fixed("stack", 104, 80, 11.5, { width: 76, height: 60 }),
    fixed("tiny", 72, 38, 11, { width: 72, height: 54 }),
    fixed("tiny", 64, 34, 10, { width: 60, height: 44 }),
  ];
}

/** Larger cards leave less room between them for messages that are larger as well. */
function roomier(gap: number, scale: number): number {
  return gap * scale + (scale - 1) * 64;
}

function times({ width, height }: Size, scale: number): Size {
  return { width: width * scale, height: height * scale };
}

export const chipForm = (width: number, height: number): CardForm => ({
  kind: "chip",
  size: { width, height },
  fontPx: 10,
  gap: 2,
  room: { width: 120, height: 40 },
});
