import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { draw as drawn, stream } from "../../src/base/draw.ts";

/** Links and files that chance has damaged, the same ones for the same seed. */

export interface Damaged {
  /** What was done to it, for a message. */
  readonly name: string;
  /** Of a file its text, of a link its code. */
  readonly kind: "file" | "link";
  readonly content: string;
}

type Draw = (below: number) => number;

const numbers =
  "0 -0 1 -1 2 3 0.5 1e-320 64 128 255 1000 5000 65535 65536 600000 1000000 86400000 100000000 2147483648 9007199254740991 9007199254740993 1e13 1e21 1e308 -1e308 1e999".split(
    " ",
  );
const texts = [
  "",
  "\u0000",
  "\u202Egnirts",
  "\uD800",
  "👩‍👩‍👧",
  "ﷺ",
  "é".repeat(500),
  "<img src=x onerror=alert(1)>",
  "__proto__",
  "constructor",
  "1>2#1",
  "until quiet",
  "x".repeat(20_000),
];
const values = ["null", "true", "[]", "{}", '""', "[[]]", '{"kind":"none"}', "1", '"1"'];
const keys = ["__proto__", "constructor", "toString", "version", "processes", "op", "as", "", "é"];

const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)] as T;
const span = (draw: Draw, text: string) => {
  const at = draw(text.length + 1);
  return [at, Math.min(text.length, at + draw(40))] as const;
};

/** One of the places in the text that a pattern finds, in the place of which something else stands. */
function replaceOne(draw: Draw, text: string, pattern: RegExp, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: old, index } = pick(draw, found);
  return text.slice(0, index) + by(old) + text.slice(index + old.length);
}

const ofText: Readonly<Record<string, (text: string, draw: Draw) => string>> = {
  "cut off": (text, draw) => text.slice(0, draw(text.length)),
  "a stretch is gone": (text, draw) => {
    const [from, to] = span(draw, text);
    return text.slice(0, from) + text.slice(to);
  },
  "a stretch is listed twice": (text, draw) => {
    const [from, to] = span(draw, text);
    return text.slice(0, to) + text.slice(from);
  },
  "a character is another": (text, draw) => {
    const at = draw(text.length);
    return text.slice(0, at) + String.fromCharCode(draw(4) ? draw(128) : draw(65_536)) + text.slice(at + 1);
  },
  "a number is another": (text, draw) => replaceOne(draw, text, /-?\d+(\.\d+)?/g, () => pick(draw, numbers)),
  "many numbers are others": (text, draw) =>
    Array.from({ length: 6 }).reduce<string>(
      (before) => replaceOne(draw, before, /-?\d+(\.\d+)?/g, () => pick(draw, numbers)),
      text,
    ),
  "a text is another": (text, draw) =>
    replaceOne(draw, text, /(?<=[:,[])"[^"]*"(?=[,\]}])/g, () => JSON.stringify(pick(draw, texts))),
  "a text is another's": (text, draw) => {
    const others = text.match(/(?<=[:,[])"[^"]*"(?=[,\]}])/g) ?? ['""'];
    return replaceOne(draw, text, /(?<=[:,[])"[^"]*"(?=[,\]}])/g, () => pick(draw, others));
  },
  "a value has another type": (text, draw) =>
    replaceOne(draw, text, /(?<=:)("[^"]*"|-?[\d.]+|true|false|null|\[\]|\{\})/g, () => pick(draw, values)),
  "a key is another": (text, draw) =>
    replaceOne(draw, text, /"[^"]*"(?=:)/g, () => JSON.stringify(pick(draw, keys))),
  "a key is listed twice": (text, draw) =>
    replaceOne(draw, text, /"[^"]*":("[^"]*"|-?[\d.]+)/g, (member) => `${member},${member}`),
  "an object has one more member": (text, draw) =>
    replaceOne(draw, text, /\{/g, () => `{${JSON.stringify(pick(draw, keys))}:${pick(draw, values)},`),
  "an element stands a thousand times": (text, draw) =>
    replaceOne(draw, text, /\{[^{}[\]]*\}(?=[,\]])/g, (one) =>
      Array(1 + draw(1000))
        .fill(one)
        .join(","),
    ),
  "a program goes on for ever": (text, draw) =>
    replaceOne(draw, text, /(?<="program":)\[/g, () =>
      draw(2)
        ? '[{"op":"loop","body":[{"op":"socket","as":"s"},{"op":"connect","on":"s","port":5000}]},'
        : '[{"op":"loop","body":[{"op":"spawn","program":[{"op":"sleep","ms":1}]}]},',
    ),
  "it is nested deep": (text, draw) => {
    const deep = 1 + draw(5000);
    const [open, close] = pick(draw, [
      ["[", "]"],
      ['{"a":', "}"],
      ['[{"op":"loop","body":', "}]"],
    ] as const);
    return replaceOne(
      draw,
      text,
      /(?<=:)("[^"]*"|-?[\d.]+)/g,
      () => open.repeat(deep) + "[]" + close.repeat(deep),
    );
  },
};

const bombs = [" ", "[", "1"].flatMap((sign) =>
  [3, 5, 60].map((millions) => deflateSync(Buffer.alloc(millions * 1_000_000, sign)).toString("base64url")),
);

const ofCode: Readonly<Record<string, (text: string, draw: Draw) => string>> = {
  "the code is cut off": (text, draw) => {
    const code = codeOf(text);
    return code.slice(0, draw(code.length));
  },
  "parts of the code are swapped": (text, draw) => {
    const code = codeOf(text);
    const [from, to] = span(draw, code);
    return code.slice(to) + code.slice(from, to) + code.slice(0, from);
  },
  "a bit is another": (text, draw) => {
    const bytes = Buffer.from(deflateSync(text));
    const at = draw(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
    return bytes.toString("base64url");
  },
  "it is packed in another way": (text, draw) =>
    pick(draw, [deflateRawSync, gzipSync])(text).toString("base64url"),
  "it is not packed": (text) => Buffer.from(text).toString("base64url"),
  "it is base64 of another alphabet": (text) => deflateSync(text).toString("base64"),
  "it unpacks to very much": (_, draw) => pick(draw, bombs),
  "it is chance": (_, draw) =>
    Buffer.from(Array.from({ length: draw(400) }, () => draw(256))).toString("base64url"),
};

const ways: readonly (readonly [string, Damaged["kind"], (text: string, draw: Draw) => string])[] = [
  ...Object.entries(ofText).map(([name, damage]) => [name, "file", damage] as const),
  ...Object.entries(ofText).map(
    ([name, damage]) => [name, "link", (text: string, draw: Draw) => codeOf(damage(text, draw))] as const,
  ),
  ...Object.entries(ofCode).map(([name, damage]) => [name, "link", damage] as const),
];

function codeOf(text: string): string {
  return deflateSync(text).toString("base64url");
}

/** @param originals texts of scenarios */
export function damaged(seed: number, count: number, originals: readonly string[]): Damaged[] {
  const random = stream(seed, "damaged");
  let draws = 0;
  const nth: Draw = (below) => Math.floor(drawn(random, draws++) * below);
  return Array.from({ length: count }, (_, index) => {
    const [name, kind, damage] = ways[index % ways.length] as (typeof ways)[number];
    return { name: `${kind} ${index}: ${name}`, kind, content: damage(pick(nth, originals), nth) };
  });
}
