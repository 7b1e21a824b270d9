import type { Json } from "./words.ts";

/**
 * One text for one value: keys in order of their code units, no blanks, `undefined` left out, and −0 kept as
 * `-0` (which `JSON.stringify` would lose, and which a typed clock may be). Numbers are written as ECMAScript
 * writes them, the same in every engine.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value as Record<string, Json | undefined>)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** Whether two values have the same canonical text, without writing either. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((element, index) => sameJson(element, other[index]));
  }
  const mine = membersOf(one);
  const theirs = new Map(membersOf(other));
  return mine.length === theirs.size && mine.every(([key, member]) => sameJson(member, theirs.get(key)));
}

function membersOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

/** The same, laid out for people: two blanks a level, keys as they stand, −0 kept. */
export function readableJson(value: unknown, indent = ""): string {
  if (value === null || typeof value !== "object") return canonicalJson(value);
  const inner = `${indent}  `;
  const flat = flatJson(value);
  if (indent.length + flat.length <= 100) return flat;
  if (Array.isArray(value)) {
    return `[\n${value.map((element) => inner + readableJson(element, inner)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${readableJson(member, inner)}`);
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function flatJson(value: unknown): string {
  if (value === null || typeof value !== "object") return canonicalJson(value);
  if (Array.isArray(value)) return `[${value.map(flatJson).join(", ")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${flatJson(member)}`);
  return `{${members.join(", ")}}`;
}
