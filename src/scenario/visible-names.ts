/**
 * Unicode's characters that turn the direction of text (UAX 9). In a name they turn the letters of everything around
 * it; each is read as an arrow, so that a name is as long as it was and two names stay two.
 */
const arrows: Readonly<Record<string, string>> = {
  "\u061C": "↜",
  "\u200E": "↦",
  "\u200F": "↤",
  "\u202A": "⇥",
  "\u202B": "⇤",
  "\u202C": "↥",
  "\u202D": "⇢",
  "\u202E": "⇠",
  "\u2066": "⇒",
  "\u2067": "⇐",
  "\u2068": "⇔",
  "\u2069": "⇑",
};

const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const allTurning = new RegExp(turning, "g");

/** The same scenario with names and title that turn no text. Programs keep their bytes. */
export function withVisibleNames(scenario: Record<string, unknown>): Record<string, unknown> {
  const { processes, title } = scenario;
  const named = Array.isArray(processes) ? processes : [];
  const isTurning = (text: unknown) => typeof text === "string" && turning.test(text);
  const hasTurning = (process: { id?: unknown; name?: unknown } | null) =>
    isTurning(process?.id) || isTurning(process?.name);
  // Who is meant elsewhere, as by a crash or an order of steps, is called by the same name.
  return isTurning(title) || named.some(hasTurning)
    ? (visible(scenario) as Record<string, unknown>)
    : scenario;
}

function visible(value: unknown): unknown {
  if (typeof value === "string") return value.replace(allTurning, (character) => arrows[character] ?? "");
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      visible(key),
      key === "program" ? member : visible(member),
    ]),
  );
}
