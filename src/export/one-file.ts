import { escaped } from "./xml.ts";

/** Where `scripts/one-file.mjs` leaves room for a run. */
const place = "<!--run-->";

export interface Contained {
  /** A scenario or a recording, as "Save this run" writes it. */
  readonly text: string;
  readonly name: string;
  readonly step: number;
}

/**
 * The page as one file with a run in it.
 * @param page the page without a run
 * @throws RangeError if that has no place for one
 */
export function pageWithRun(page: string, { text, name, step }: Contained): string {
  const at = page.indexOf(place);
  if (at < 0) throw new RangeError("the page has no place for a run");
  // In JSON a < stands only in texts, where it may be written so; then nothing of it ends the element.
  const safe = text.replaceAll("<", String.raw`\u003c`);
  const run = `<script type="application/json" id="interleave-run" data-name="${escaped(name)}" data-step="${step}">${safe}</script>`;
  return page.slice(0, at) + run + page.slice(at + place.length);
}
