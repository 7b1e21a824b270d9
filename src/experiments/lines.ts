import { invariant } from "../base/invariant.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Listing, Lit } from "./experiment.ts";
import { filled, type Template } from "./filled.ts";

/**
 * The number, from 1, of the one line of a listing that contains `anchor`. Lines are found by their text, so that
 * a listing can be edited. An anchor that is on no line, or on two lines, is a bug of ours.
 */
export function lineOf(listing: Listing, anchor: string): number {
  let known = places.get(listing);
  if (!known) places.set(listing, (known = new Map()));
  let line = known.get(anchor);
  if (line === undefined) known.set(anchor, (line = findLine(listing, anchor)));
  return line;
}

const places = new WeakMap<Listing, Map<string, number>>();

function findLine(listing: Listing, anchor: string): number {
  const lines = linesOf(listing);
  const found = lines.flatMap((line, index) => (line.includes(anchor) ? [index + 1] : []));
  const [line] = found;
  invariant(line !== undefined && found.length === 1, () => {
    const where = found.length === 0 ? "on no line" : `on lines ${found.join(", ")}`;
    return `"${anchor}" stands ${where} of ${listing.name}`;
  });
  return line;
}

/** Lines of one listing, each by a text that stands on that line only, with what was just read or written there. */
export interface Lines {
  readonly listing: Template;
  /** The first one is the one to look at. */
  readonly lines: readonly Line[];
}

export type Line = readonly [anchor: string, note?: string];

/** The same lines of the listing that has the scenario's constants. */
export function litOf({ listing: template, lines }: Lines, scenario: Scenario): Lit {
  const listing = filled(template, scenario);
  const found = lines.map(([anchor, text]) => ({ line: lineOf(listing, anchor), text }));
  return {
    listing: listing.name,
    lines: found.map(({ line }) => line),
    notes: found.flatMap(({ line, text }) => (text === undefined ? [] : [{ line, text }])),
  };
}

const split = new WeakMap<Listing, readonly string[]>();

function linesOf(listing: Listing): readonly string[] {
  let lines = split.get(listing);
  if (!lines) split.set(listing, (lines = listing.text.split("\n")));
  return lines;
}
