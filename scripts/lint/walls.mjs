/**
 * The walls between the layers and the bans inside them, as overrides for oxlint, each with its reason.
 */
import { readFileSync } from "node:fs";
import * as d3Axis from "d3-axis";
import * as d3Brush from "d3-brush";
import * as d3Drag from "d3-drag";
import * as d3Fetch from "d3-fetch";
import * as d3Random from "d3-random";
import * as d3Selection from "d3-selection";
import * as d3Timer from "d3-timer";
import * as d3Transition from "d3-transition";
import * as d3Zoom from "d3-zoom";
import { layers, pureLayers } from "./layers.mjs";

/** @type {{dependencies: Record<string, string>, devDependencies: Record<string, string>}} */
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** What only tests import; no wall between layers, so that a test may stand beside its source. */
const testPackages = ["vitest", "fast-check"];

/** The names of d3 that touch the DOM, the clock, the network or chance. */
const d3Impure = [d3Axis, d3Brush, d3Drag, d3Fetch, d3Random, d3Selection, d3Timer, d3Transition, d3Zoom]
  .flatMap((module) => Object.keys(module))
  .sort();

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** @param {readonly string[]} names */
const anyOf = (names) => `(?:${names.map(escaped).join("|")})`;

/** @param {string} layer */
export const layerReason = (layer) => {
  const may = layers[layer]?.may ?? [];
  return `${layer} may import ${may.length === 0 ? "no other layer" : `only ${may.join(", ")}`} (ARCHITECTURE.md)`;
};

/** @param {string} layer */
export const packageReason = (layer) => {
  const packages = layers[layer]?.packages ?? [];
  return `${layer} may import ${packages.length === 0 ? "no package" : `only the packages ${packages.join(", ")}`} (scripts/lint/layers.mjs)`;
};

export const reasons = {
  d3Whole: "import d3's functions by name: the whole object cannot be shaken and weighs 93 kB",
  d3Impure: "d3's DOM half, its timers and its chance belong to ui: scene is pure geometry",
  zustandReact: "the store knows no React: import from zustand/vanilla",
  clock: "true time is an argument here, never asked of the machine",
  frame: "one loop draws the page: call loop.invalidate(part, draw) (src/ui/loop/loop.ts)",
  timer: "nothing waits here: a runtime decides when a step is taken",
  page: "this layer knows no page: it runs in Node and in a worker as well",
  machine: "this layer knows no machine: it runs in a page and in Node alike",
  locale: "it differs from country to country: format with base, compare with < and >",
  chance: "chance is draw(seed, stream, n) from base: a run must be made again from its seed",
};

/** @param {string} layer */
const importWall = (layer) => {
  const { may, packages } = /** @type {import("./layers.mjs").Layer} */ (layers[layer]);
  const forbiddenLayers = [
    "main",
    ...Object.keys(layers).filter((other) => other !== layer && !may.includes(other)),
  ];
  const forbiddenPackages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    (name) => !packages.includes(name) && !testPackages.includes(name),
  );
  const patterns = [
    { regex: `^(?:\\.\\.?/)+${anyOf(forbiddenLayers)}(?:/|\\.|$)`, message: layerReason(layer) },
    { regex: `^${anyOf(forbiddenPackages)}(?:/|$)`, message: packageReason(layer) },
  ];
  patterns.push({ regex: "^d3-", message: packageReason(layer) });
  if (!packages.includes("node:")) patterns.push({ regex: "^node:", message: packageReason(layer) });
  if (layer === "store")
    patterns.push({ regex: "^zustand(?:/(?:react|shallow|traditional).*)?$", message: reasons.zustandReact });
  const paths = packages.includes("d3")
    ? [
        { name: "d3", importNames: ["default"], message: reasons.d3Whole },
        ...(layer === "scene" ? [{ name: "d3", importNames: d3Impure, message: reasons.d3Impure }] : []),
      ]
    : [];
  return ["error", { patterns, paths }];
};

/** @param {readonly string[]} names @param {string} message */
const bannedGlobals = (names, message) => names.map((name) => ({ name, message }));

/** @param {readonly string[]} properties @param {string} message */
const bannedProperties = (properties, message) => properties.map((property) => ({ property, message }));

const chance = [{ object: "Math", property: "random", message: reasons.chance }];

const locale = bannedProperties(
  [
    "toLocaleString",
    "toLocaleDateString",
    "toLocaleTimeString",
    "toLocaleLowerCase",
    "toLocaleUpperCase",
    "localeCompare",
  ],
  reasons.locale,
);

const noPageNoClock = [
  ...bannedGlobals(["Date", "performance", "Temporal"], reasons.clock),
  ...bannedGlobals(
    [
      "setTimeout",
      "setInterval",
      "setImmediate",
      "queueMicrotask",
      "requestAnimationFrame",
      "requestIdleCallback",
    ],
    reasons.timer,
  ),
  ...bannedGlobals(
    [
      "document",
      "window",
      "navigator",
      "location",
      "history",
      "localStorage",
      "sessionStorage",
      "indexedDB",
      "self",
    ],
    reasons.page,
  ),
  ...bannedGlobals(["process", "Buffer", "fetch", "global", "require"], reasons.machine),
  ...bannedGlobals(["crypto"], reasons.chance),
  ...bannedGlobals(["Intl"], reasons.locale),
];

/** @param {readonly string[]} names */
const filesOf = (names) => names.map((name) => `src/${name}/**`);

/** @param {ReturnType<typeof bannedGlobals>} globals */
const noGlobals = (globals) => ["error", { globals, checkGlobalObject: true }];

export const overrides = [
  ...Object.keys(layers).map((layer) => ({
    files: filesOf([layer]),
    rules: { "no-restricted-imports": importWall(layer) },
  })),
  {
    files: filesOf([...pureLayers, "store"]),
    rules: {
      "no-restricted-globals": noGlobals(noPageNoClock),
      "no-restricted-properties": ["error", ...chance, ...locale],
    },
  },
  { files: ["src/**"], rules: { "walls/fetch-by-chunk": "error" } },
  {
    files: filesOf(["cli", "workers", "ui"]),
    rules: { "no-restricted-properties": ["error", ...chance] },
  },
  {
    files: [...filesOf(["ui"]), "src/main.tsx"],
    excludeFiles: ["src/ui/loop/loop.ts"],
    rules: {
      "no-restricted-globals": noGlobals(
        bannedGlobals(["requestAnimationFrame", "cancelAnimationFrame"], reasons.frame),
      ),
    },
  },
  {
    files: filesOf(["cli"]),
    rules: {
      "no-restricted-globals": noGlobals(bannedGlobals(["Intl"], reasons.locale)),
      "no-restricted-properties": ["error", ...chance, ...locale],
    },
  },
  {
    files: filesOf(pureLayers),
    rules: { "walls/exact-math": "error", "walls/no-power": "error" },
  },
  {
    // Pictures for the eye, rounded before they are written: a circle may have its sine.
    files: filesOf(["scene"]),
    rules: { "walls/exact-math": ["error", { also: ["atan2", "cos", "hypot", "sin"] }] },
  },
];
