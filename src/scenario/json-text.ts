import { parse, printParseErrorCode, visit, type ParseError } from "jsonc-parser";
import { pathOf, type Result } from "./problem.ts";

/** The longest text that is read at all: a recording of 20,000 steps. A longer one is refused before it is looked into. */
export const TEXT_MAX = 32_000_000;

/** Deeper nesting would overflow the stack of a reader. */
const DEPTH_MAX = 200;

/** Reads JSON (RFC 8259): no comments, no duplicate keys. A problem has its line and column. */
export function readJson(text: string): Result<unknown> {
  if (text.length > TEXT_MAX) return wrong(`is ${text.length} characters long: at most ${TEXT_MAX} are read`);
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (body.trim() === "") return wrong("is empty: a scenario is one JSON object");
  const { deepest, colons } = outlineOf(body);
  if (deepest > DEPTH_MAX) return wrong(`is nested more than ${DEPTH_MAX} deep`);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return wrong(syntaxProblem(body));
  }
  // A key that is listed twice is one member of the value and two of the text.
  const twice = membersOf(value) < colons ? repeatedKey(body) : null;
  return twice ? { ok: false, problems: [twice] } : { ok: true, value };
}

const [quote, escape, newline, carriageReturn] = ['"', "\\", "\n", "\r"].map((sign) => sign.charCodeAt(0));
const [openList, openObject, closeList, closeObject, colon] = ["[", "{", "]", "}", ":"].map((sign) =>
  sign.charCodeAt(0),
);

/** How deep brackets are nested outside of texts, and how many colons stand there, whether or not the rest is JSON. */
function outlineOf(body: string): { readonly deepest: number; readonly colons: number } {
  let depth = 0;
  let deepest = 0;
  let colons = 0;
  let inText = false;
  for (let i = 0; i < body.length; i++) {
    const sign = body.charCodeAt(i);
    if (inText) {
      if (sign === escape) i++;
      else if (sign === quote || sign === newline || sign === carriageReturn) inText = false;
    } else if (sign === quote) inText = true;
    else if (sign === colon) colons++;
    else if (sign === openList || sign === openObject) deepest = Math.max(deepest, ++depth);
    else if (sign === closeList || sign === closeObject) depth--;
  }
  return { deepest, colons };
}

/** How many members all objects of a JSON value have together. */
function membersOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value);
  let count = Array.isArray(value) ? 0 : inside.length;
  for (const one of inside) count += membersOf(one);
  return count;
}

function wrong(message: string): Result<never> {
  return { ok: false, problems: [{ path: "", message }] };
}

const words: Readonly<Record<string, string>> = {
  PropertyNameExpected: "a property's name in double quotes is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing } is missing",
  CloseBracketExpected: "a closing ] is missing",
  EndOfFileExpected: "there is text after the end",
  InvalidSymbol: "this is not a JSON value",
  InvalidNumberFormat: "this is not a JSON number",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfString: "a text is not closed",
  UnexpectedEndOfNumber: "a number is cut off",
  InvalidUnicode: "a \\u escape is wrong",
  InvalidEscapeCharacter: "an escape is wrong",
  InvalidCharacter: "a string holds a control character",
};

function syntaxProblem(body: string): string {
  const errors: ParseError[] = [];
  try {
    parse(body, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // After the first mistake brackets may be nested deeper than the stack; the mistake is reported anyway.
  }
  const first = errors[0];
  if (!first) return "is not JSON";
  const before = body.slice(0, first.offset).split("\n");
  const line = before.length;
  const column = (before[line - 1] ?? "").length + 1;
  const what = words[printParseErrorCode(first.error)] ?? "something is wrong";
  return `is not JSON: line ${line}, column ${column}: ${what}`;
}

/** JSON lets a key stand twice and the last one wins in silence; here that is a mistake to be told. */
function repeatedKey(body: string) {
  const seen: Set<string>[] = [];
  let found: { path: string; message: string } | null = null;
  visit(body, {
    onObjectBegin: () => void seen.push(new Set()),
    onObjectEnd: () => void seen.pop(),
    onObjectProperty(name, _offset, _length, line, _column, path) {
      const keys = seen[seen.length - 1];
      if (keys?.has(name) && !found) {
        const message = `is listed twice (the second time on line ${line + 1}): keep one`;
        found = { path: pathOf([...path(), name]), message };
      }
      keys?.add(name);
    },
  });
  return found;
}

/** Names that every object seems to have, so that a schema would not find them unknown. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Paths of keys like `__proto__` and `constructor`, which no scenario has. */
export function inheritedKeys(value: unknown, keys: readonly (string | number)[] = []): string[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value))
    return value.flatMap((element, index) => inheritedKeys(element, [...keys, index]));
  return Object.entries(value).flatMap(([key, member]) =>
    inherited.has(key) ? [pathOf([...keys, key])] : inheritedKeys(member, [...keys, key]),
  );
}
