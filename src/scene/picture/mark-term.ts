import type { Mark } from "./mark.ts";

/**
 * Which term of the glossary explains a mark, by what its key begins with; a function where that is not all. What marks an
 * arrow that is pointed at has none: it lies over that arrow and its label.
 */
const terms: Readonly<Record<string, string | ((mark: Mark) => string)>> = {
  // The diagram.
  name: "lane",
  lane: (mark) => (isDashed(mark) ? "lane-down" : "lane"),
  moment: "grey-band",
  tick: "time",
  grid: "time",
  alarm: "red-band",
  inside: "yellow-bar",
  waiting: "waiting-bar",
  blocked: "lock-bar",
  step: (mark) => (mark.key.endsWith(":lit") ? "lit" : stepTerm(mark)),
  cross: "cross",
  now: (mark) => (mark.kind === "box" ? "cursor" : "ring"),
  flight: (mark) => (mark.kind === "arrow" && mark.lost ? "lost-arrow" : "arrow"),
  link: (mark) => (mark.kind === "arrow" && mark.stroke.dash ? "hand-over" : "queue-item"),
  label: textTerm,
  pause: "pause",
  cursor: "cursor",
  veil: "faint",
  grip: "grip",
  ghost: "ghost",
  before: "ghost",
  flag: (mark) => (mark.kind === "line" || isAccent(mark) ? "flag" : "cursor"),
  // The stage and the wire.
  room: "critical-section",
  owner: "owner",
  way: (mark) => (mark.kind === "path" ? "clock-line" : "way"),
  message: textTerm,
  ring: "message",
  wire: "wire",
  // The chart of clocks.
  line: "offset-scale",
  words: "offset-scale",
  zero: "zero-line",
  bands: "bound-band",
  raw: "raw-line",
  jumps: "clock-jump",
  bars: "estimate",
  readings: "estimate",
  averages: "average-mark",
  // Who waits.
  row: "wait-bar",
  wait: "wait-bar",
};

/** The id of the term that explains a mark, or the words on it, which have a term; null where it needs none. */
export function termOfMark(mark: Mark): string | null {
  const term = terms[mark.key.split(":")[0] ?? ""];
  return typeof term === "function" ? term(mark) : (term ?? null);
}

function stepTerm(mark: Mark): string {
  if (mark.kind !== "symbol") return "crowded";
  return mark.shape === "bar" ? "stroke" : mark.shape;
}

/** Its label: "REQUEST (5, 1)". A dot keeps the words that it has no room for. */
function textTerm(mark: Mark): string {
  const text = "text" in mark ? mark.text : "";
  // Bytes as Python writes them, or how many they are.
  if (/^(?:b['"]|\d+ (?:B|bytes)$)/.test(text)) return "data";
  return text === "" ? "message" : text;
}

function isDashed(mark: Mark): boolean {
  return "stroke" in mark && mark.stroke !== null && mark.stroke.dash !== null;
}

function isAccent(mark: Mark): boolean {
  return (
    ("stroke" in mark && mark.stroke?.ink === "accent") || ("fill" in mark && mark.fill?.ink === "accent")
  );
}
