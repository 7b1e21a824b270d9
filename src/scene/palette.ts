import type { Ink, Token } from "./picture/mark.ts";

/** The page's light colours (`ui/theme/tokens.css`), for pictures that stand without the page. */
export const palette = [
  "#0a5bd8",
  "#c2410c",
  "#005446",
  "#3c2050",
  "#572800",
  "#965c7e",
  "#2a1ab0",
  "#4a794e",
  "#19769c",
  "#7c2a2c",
  "#3e49a4",
  "#653574",
] as const;

export const paper = {
  paper: "#faf9f6",
  panel: "#ffffff",
  sunken: "#f3f1ec",
  ink: "#1a1d23",
  ink2: "#4d545f",
  faint: "#656c77",
  line: "#e4e2dc",
  line2: "#cfccc4",
  edge: "#8b8981",
  accent: "#1f5fd6",
  bad: "#b92626",
  badSoft: "#fdeceb",
  onColour: "#ffffff",
  held: "#f6c445",
  heldInk: "#3b2c00",
} as const;

const tokens: Readonly<Record<Token, string>> = {
  paper: paper.paper,
  panel: paper.panel,
  sunken: paper.sunken,
  ink: paper.ink,
  "ink-2": paper.ink2,
  "ink-3": paper.faint,
  line: paper.line,
  "line-2": paper.line2,
  edge: paper.edge,
  accent: paper.accent,
  bad: paper.bad,
  "bad-soft": paper.badSoft,
  held: paper.held,
  "held-ink": paper.heldInk,
  "on-colour": paper.onColour,
};

/** The colour on paper of an ink. */
export function paperColour(ink: Ink): string {
  if (typeof ink === "string") return tokens[ink];
  return ink < 0 ? paper.faint : (palette[ink % palette.length] ?? paper.ink);
}
