/** The page's light colours (`ui/theme/tokens.css`), for pictures that stand without the page. */
export const palette = [
  "#1453ae",
  "#c2410c",
  "#0b7a5c",
  "#6a2291",
  "#664800",
  "#b33f82",
  "#241a94",
  "#586b02",
  "#0a4a5c",
  "#5c0a0a",
  "#27313b",
  "#7d3a92",
] as const;

export const paper = {
  panel: "#ffffff",
  sunken: "#f3f1ec",
  ink: "#1a1d23",
  faint: "#656c77",
  line: "#e4e2dc",
  bad: "#b92626",
  held: "#f6c445",
  heldInk: "#3b2c00",
} as const;
