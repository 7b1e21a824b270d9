import { parse, printParseErrorCode, visit, type ParseError } from "jsonc-parser";
import { pathOf, type Result } from "./problem.ts";

/** No scenario that anybody wrote or made is longer; a longer text is refused before it is looked into. */
export const TEXT_MAX = 32_000_000;

/** Deeper texts would overflow the stack of whoever reads them. */
const DEPTH_MAX = 200;

/** Reads JSON (RFC 8259): no comments, no key twice. What is wrong is told with its line and column. */
export function readJson(text: string): Result<unknown> {
  if (text.length > TEXT_MAX) return wrong(`is ${text.length} characters long: at most ${TEXT_MAX} are read`);
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (body.trim() === "") return wrong("is empty: a scenario is one JSON object");
  if (depthOf(body) > DEPTH_MAX) return wrong(`is nested more than ${DEPTH_MAX} deep, which no scenario is`);
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return wrong(syntaxProblem(body));
  }
  const twice = repeatedKey(body);
  return twice ? { ok: false, problems: [twice] } : { ok: true, value };
}

/** How deep brackets are nested outside of texts, whether or not the rest is JSON. */
function depthOf(body: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < body.length; i++) {
    const character = body[i];
    if (inText) {
      if (character === "\\") i++;
      else if (character === '"' || character === "\n" || character === "\r") inText = false;
    } else if (character === '"') inText = true;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth--;
  }
  return deepest;
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
  EndOfFileExpected: "something stands behind the end",
  InvalidSymbol: "this is no JSON value",
  InvalidNumberFormat: "this is no JSON number",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfString: "a text is not closed",
  UnexpectedEndOfNumber: "a number is cut off",
  InvalidUnicode: "a \\u escape is wrong",
  InvalidEscapeCharacter: "an escape is wrong",
  InvalidCharacter: "a control character stands in a text",
};

function syntaxProblem(body: string): string {
  const errors: ParseError[] = [];
  try {
    parse(body, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Behind the first mistake brackets may be nested deeper than the stack; that mistake is told all the same.
  }
  const first = errors[0];
  if (!first) return "is no JSON";
  const before = body.slice(0, first.offset).split("\n");
  const line = before.length;
  const column = (before[line - 1] ?? "").length + 1;
  const what = words[printParseErrorCode(first.error)] ?? "something is wrong";
  return `is no JSON: line ${line}, column ${column}: ${what}`;
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
        const message = `stands twice (the second time on line ${line + 1}): keep one`;
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
