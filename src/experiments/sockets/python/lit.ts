import type { Lit, Told } from "../../experiment.ts";
import { sourceOf } from "./own.ts";
import { changedBy, placeOf, standsAt, threadOf } from "./told.ts";

const valueMost = 40;

/** The line that the step is at, with what the line before it gave to variables. */
export function ownLit(told: Told): Lit | null {
  const place = placeOf(told) ?? standsAt(threadOf(told)) ?? standsAt(threadOf(told, "before"));
  const text = place && sourceOf(told.scenario, told.process)?.files[place.file];
  if (!place || text === undefined) return null;
  const { line } = place;
  const notes = changedBy(told).flatMap(([name, value]) =>
    value === null ? [] : [`${name} = ${short(value)}`],
  );
  const note = notes.slice(0, 3).join("  ");
  return { listing: place.file, lines: [line], notes: note === "" ? [] : [{ line, text: note }] };
}

function short(value: string): string {
  return value.length > valueMost ? `${value.slice(0, valueMost)}…` : value;
}
