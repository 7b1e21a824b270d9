import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../src/ui/theme/tokens.css", import.meta.url), "utf8");
const [lightText = "", darkText = "", projectorText = ""] = css.split(/\[data-theme="(?:dark|projector)"\]/);

function tokensOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

const processes = Array.from({ length: 12 }, (_, index) => `--p${index + 1}`);

/** A theme's tokens over those of the light one, and with the soft areas that are mixed of them. */
function themeOf(text: string): ReadonlyMap<string, string> {
  const tokens = new Map([...tokensOf(lightText), ...tokensOf(text)]);
  const share = Number(/--soft: (\d+)%/.exec(text)?.[1]) / 100;
  for (const name of processes)
    tokens.set(`${name}-soft`, mixed(tokens.get(name) ?? "", tokens.get("--panel") ?? "", share));
  return tokens;
}

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));
}

/** `color-mix(in srgb, one share, other)`. */
function mixed(one: string, other: string, share: number): string {
  const under = channels(other);
  const parts = channels(one).map((over, i) => Math.round(share * over + (1 - share) * (under[i] ?? 0)));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const light = themeOf(lightText);
const dark = themeOf(darkText);
const projector = themeOf(projectorText);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((part) => {
    const channel = part / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["--paper", "--panel", "--raised", "--sunken"];

const texts: readonly (readonly [string, string])[] = [
  ...["--ink", "--ink-2", "--ink-3", "--accent", "--ok", "--bad"].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ...processes.flatMap((text) => [
    [text, "--paper"] as const,
    [text, "--panel"] as const,
    // The notes of a process beside its line of code.
    [text, "--lit"] as const,
    [text, `${text}-soft`] as const,
    ["--on-colour", text] as const,
  ]),
  ...["--ink", "--code-keyword", "--code-text", "--code-number", "--code-comment"].flatMap((text) => [
    [text, "--code"] as const,
    [text, "--lit"] as const,
  ]),
  ["--held-ink", "--held"],
  ["--ink", "--held-soft"],
  ["--bad", "--bad-soft"],
  ["--ink", "--bad-soft"],
];

describe.each([
  ["light", light],
  ["dark", dark],
  ["projector", projector],
])("the %s theme", (_, tokens) => {
  const hex = (name: string) => tokens.get(name) ?? `${name} is missing`;

  test.each(texts)("text %s on %s has 4.5:1", (text, ground) => {
    expect(contrast(hex(text), hex(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(grounds)("the edge of something that can be operated has 3:1 on %s", (ground) => {
    expect(contrast(hex("--edge"), hex(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe("the projector theme", () => {
  const hex = (name: string) => projector.get(name) ?? `${name} is missing`;

  test("has a colour of its own for whatever the dark one has", () => {
    expect([...tokensOf(darkText).keys()].filter((name) => !tokensOf(projectorText).has(name))).toEqual([]);
  });

  test.each(["--ink", "--ink-2", "--ink-3", ...processes])(
    "keeps 7:1 for %s, whatever the lamp does",
    (text) => {
      const least = processes.includes(text) ? 5.9 : 10;
      expect(contrast(hex(text), hex("--paper"))).toBeGreaterThanOrEqual(least);
    },
  );
});
