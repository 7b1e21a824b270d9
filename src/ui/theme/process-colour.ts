/** How many colours tokens.css has; a thirteenth process gets the first one's again. */
export const processColours = 12;

/** The colour of the process with this index in `trace.processes`; grey for the world's own steps (−1). */
export function processColour(index: number): string {
  return index < 0 ? "var(--ink-3)" : `var(--p${(index % processColours) + 1})`;
}

/** An area of that colour that text of `processColour` can be read on. */
export function processSoft(index: number): string {
  return index < 0
    ? "var(--sunken)"
    : `color-mix(in srgb, ${processColour(index)} var(--soft), var(--panel))`;
}
