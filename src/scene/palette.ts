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

/** The colours of a theme, by value. */
interface Colours {
  readonly tokens: Readonly<Record<Token, string>>;
  readonly processes: readonly string[];
}

/** The themes that a picture can leave the page in; `print` has the colours of the theme for a hall. */
export const pictureThemes = ["light", "dark", "print"] as const;
export type PictureTheme = (typeof pictureThemes)[number];

/** As `ui/theme/tokens.css` has them; a test compares the two. */
export const themeColours: Readonly<Record<PictureTheme, Colours>> = {
  light: { tokens, processes: palette },
  dark: {
    tokens: {
      paper: "#101319",
      panel: "#171b23",
      sunken: "#101319",
      ink: "#e9ebef",
      "ink-2": "#a7aeba",
      "ink-3": "#8e96a3",
      line: "#262c37",
      "line-2": "#38404e",
      edge: "#667080",
      accent: "#7fb0ff",
      bad: "#ff8a8a",
      "bad-soft": "#331c20",
      held: "#ffd25e",
      "held-ink": "#3b2c00",
      "on-colour": "#101319",
    },
    processes: [
      "#5c9dff",
      "#ff7a3d",
      "#9cfde6",
      "#ba87ac",
      "#fee204",
      "#f7aeb1",
      "#c7c5ff",
      "#ccf8a6",
      "#57dddb",
      "#d08d70",
      "#5bbdcb",
      "#b086ce",
    ],
  },
  print: {
    tokens: {
      paper: "#ffffff",
      panel: "#ffffff",
      sunken: "#f0f0f0",
      ink: "#000000",
      "ink-2": "#1f1f1f",
      "ink-3": "#3d3d3d",
      line: "#9a9a9a",
      "line-2": "#6b6b6b",
      edge: "#3d3d3d",
      accent: "#0039b3",
      bad: "#b00000",
      "bad-soft": "#ffe3e0",
      held: "#ffc400",
      "held-ink": "#000000",
      "on-colour": "#ffffff",
    },
    processes: [
      "#0a4fd0",
      "#ad3a00",
      "#004c3d",
      "#3d1e53",
      "#542400",
      "#8c526c",
      "#1e02a1",
      "#426e44",
      "#056693",
      "#7d3426",
      "#0e4083",
      "#6c3d68",
    ],
  },
};

/** The colour of an ink in a theme. */
export function colourOf(theme: PictureTheme, ink: Ink): string {
  const colours = themeColours[theme];
  if (typeof ink === "string") return colours.tokens[ink];
  return ink < 0 ? colours.tokens["ink-3"] : (colours.processes[ink % colours.processes.length] ?? "#000000");
}

/** The colour on paper of an ink. */
export function paperColour(ink: Ink): string {
  return colourOf("light", ink);
}
