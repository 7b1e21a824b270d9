import type { Place } from "../../../contract/python-segment.ts";
import type { Thread } from "../../../protocols/python-program/state.ts";
import type { Lit, Told } from "../../experiment.ts";
import { sourceOf } from "./own.ts";
import { changedBy, placeOf, standsAt, threadOf } from "./told.ts";

const valueMost = 40;
/** So many values stand beside a line. */
const valuesMost = 3;

/** The line that the step is at, with the values that it reads; beside the line before it what that one wrote. */
export function ownLit(told: Told): Lit | null {
  const thread = threadOf(told);
  const before = standsAt(threadOf(told, "before"));
  const place = placeOf(told) ?? standsAt(thread) ?? before;
  const text = place && sourceOf(told.scenario, told.process)?.files[place.file];
  if (!place || typeof text !== "string") return null;
  const { line } = place;
  const written = changedBy(told).flatMap(([name, value]) =>
    value === null ? [] : [`${name} = ${short(value)}`],
  );
  const isSame = before?.file === place.file && before.function === place.function;
  const from = isSame ? before.line : line;
  const read = isLineStep(told) && thread ? readBy(text.split("\n")[line - 1] ?? "", thread, place) : [];
  const beside = from === line ? [...written, ...read.filter((note) => !written.includes(note))] : read;
  return {
    listing: place.file,
    lines: [line],
    notes: [...noteAt(line, beside), ...(from === line ? [] : noteAt(from, written))],
  };
}

function isLineStep({ rule }: Told): boolean {
  return rule === "line" || rule === "enters";
}

function noteAt(line: number, texts: readonly string[]): Lit["notes"] {
  return texts.length === 0 ? [] : [{ line, text: texts.slice(0, valuesMost).join("  ") }];
}

/** The variables that a line names, other than those that it only gives a value, as it is about to run. */
function readBy(code: string, { frames }: Thread, { file }: Place): string[] {
  const own = frames[frames.length - 1];
  const module = frames.find(({ function: name, file: other }) => name === "<module>" && other === file);
  const values = new Map([...(module?.variables ?? []), ...(own?.variables ?? [])]);
  const bare = code.replace(/#.*$/, "").replace(/(["'])(?:\\.|(?!\1).)*\1/g, (text, _quote, at: number) =>
    // In an f-string names in braces are read.
    /f/i.test(code[at - 1] ?? "") ? (text.match(/\{[^{}]*\}/g) ?? []).join(" ") : "",
  );
  const given = /^\s*(?:for\s+([^:]*?)\s+in\b|([\w\s,]+)=(?!=))/.exec(bare);
  const rest = given ? bare.slice(given[0].length) : bare;
  const names = new Set(rest.match(/(?<![.\w])[A-Za-z_]\w*/g) ?? []);
  return [...names].flatMap((name) => {
    const value = values.get(name);
    return value === undefined ? [] : [`${name} = ${short(value)}`];
  });
}

function short(value: string): string {
  return value.length > valueMost ? `${value.slice(0, valueMost)}…` : value;
}
