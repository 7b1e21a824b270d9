/**
 * The values of a JSON text, or of a text with one a line. Whole numbers of 16 digits and more stay texts: a double
 * cannot hold nanoseconds since 1970. Where the text ends inside a list of objects, its whole objects are kept.
 */
export interface JsonValues {
  readonly values: readonly unknown[];
  /** Whether the text ends inside a value. */
  readonly isCut: boolean;
}

/** @returns null with the line to blame where the text is no JSON */
export function jsonValues(text: string): JsonValues | { readonly line: number; readonly why: string } {
  try {
    return { values: [JSON.parse(exact(text))], isCut: false };
  } catch {
    return pieces(text);
  }
}

const LONG_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/gs;

function exact(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  return text.replace(LONG_NUMBERS, (found) => (found.startsWith('"') ? found : `"${found}"`));
}

/** Objects one after the other, or those of a list that is cut. */
function pieces(text: string): JsonValues | { readonly line: number; readonly why: string } {
  const values: unknown[] = [];
  let line = 1;
  let position = /^\s*\[/.exec(text)?.[0].length ?? 0;
  const isList = position > 0;
  line += lineEnds(text, 0, position);
  while (position < text.length) {
    const character = text[position] as string;
    if (character === "\n") line++;
    if (/[\s,]/.test(character)) {
      position++;
      continue;
    }
    if (isList && character === "]") break;
    const end = character === "{" ? objectEnd(text, position) : position;
    if (end === null)
      return values.length > 0
        ? { values, isCut: true }
        : { line, why: "this is not JSON: the file ends inside the object that begins here" };
    try {
      values.push(JSON.parse(exact(text.slice(position, end))));
    } catch {
      return { line, why: "this is not JSON" };
    }
    line += lineEnds(text, position, end);
    position = end;
  }
  return values.length === 0
    ? { line, why: "this is not JSON" }
    : { values, isCut: isList && position >= text.length };
}

/** Where the object that begins at `from` ends, or null where the text ends first. */
function objectEnd(text: string, from: number): number | null {
  let depth = 0;
  let inText = false;
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (inText) {
      if (character === "\\") i++;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return null;
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = text.indexOf("\n", from); i >= 0 && i < to; i = text.indexOf("\n", i + 1)) count++;
  return count;
}

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of what should be a list of them. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textIn(object: Json, key: string): string {
  const value = object[key];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
