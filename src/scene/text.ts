/**
 * How wide a line of text will be, without a page to ask: widths of Inter by class of letter, in em, a little
 * generous, so that what was given room here is not cut there.
 */
const classes: readonly [RegExp, number][] = [
  [/[iljI1|.,:;'’!()[\]]/, 0.36],
  [/[MWmw@—]/, 0.92],
  [/[A-Z]/, 0.71],
  [/[0-9]/, 0.64],
  [/ /, 0.3],
  [/[ftr]/, 0.42],
];

/** The width of every letter that was ever asked for, in em. */
const known = new Map<string, number>();

export function textWidth(text: string, fontPx: number): number {
  let em = 0;
  for (const letter of text) em += known.get(letter) ?? widthOf(letter);
  return em * fontPx;
}

function widthOf(letter: string): number {
  const em = classes.find(([letters]) => letters.test(letter))?.[1] ?? 0.61;
  known.set(letter, em);
  return em;
}

/** The text, cut with an ellipsis where it is wider than `width`. */
export function fitted(text: string, fontPx: number, width: number): string {
  if (textWidth(text, fontPx) <= width) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`, fontPx) > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}
