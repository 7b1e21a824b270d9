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
  panel: "#ffffff",
  sunken: "#f3f1ec",
  ink: "#1a1d23",
  faint: "#656c77",
  line: "#e4e2dc",
  bad: "#b92626",
  held: "#f6c445",
  heldInk: "#3b2c00",
} as const;
