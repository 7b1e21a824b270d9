/**
 * The layers of src/ as data: which question each answers, which other layers it may import, and which
 * packages. Lint makes its walls from this table, and the tests of the walls plant a violation for every
 * pair that it forbids. ARCHITECTURE.md shows the same table to people; a test compares the two.
 *
 * @typedef {object} Layer
 * @property {string} question what belongs here
 * @property {readonly string[]} may the layers it may import, besides itself
 * @property {readonly string[]} packages the packages it may import (a package allows its subpaths too)
 */

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  base: { question: "which words do we use?", may: [], packages: [] },
  contract: { question: "what is a protocol?", may: ["base"], packages: [] },
  protocols: { question: "what does a node know and do?", may: ["base", "contract"], packages: [] },
  world: { question: "what carries, delays, ticks?", may: ["base", "contract"], packages: [] },
  scenario: {
    question: "what did the user decide?",
    may: ["base", "contract", "world"],
    packages: ["valibot", "jsonc-parser"],
  },
  trace: {
    question: "what happened, and why?",
    may: ["base", "contract", "world", "scenario"],
    packages: ["valibot"],
  },
  runtimes: {
    question: "who calls step, in which order?",
    may: ["base", "contract", "world", "scenario", "trace"],
    packages: [],
  },
  records: { question: "what does somebody's own record tell?", may: ["base"], packages: [] },
  scene: {
    question: "where does it stand?",
    may: ["base", "contract", "trace", "records"],
    packages: ["d3"],
  },
  experiments: {
    question: "what does a teacher want shown?",
    may: ["base", "contract", "protocols", "scenario"],
    packages: ["valibot"],
  },
  summary: {
    question: "what did a run come to?",
    may: ["base", "contract", "protocols", "scenario", "trace", "experiments"],
    packages: [],
  },
  learning: {
    question: "what is a student asked, and what counts as done?",
    may: ["base", "contract", "protocols", "scenario", "trace", "runtimes", "experiments"],
    packages: ["valibot"],
  },
  store: {
    question: "what is being looked at?",
    may: ["base", "contract", "scenario", "trace", "runtimes", "scene", "experiments"],
    packages: ["zustand"],
  },
  export: {
    question: "what is taken out of the page?",
    may: ["base", "contract", "scenario", "trace", "runtimes", "scene", "experiments", "summary", "store"],
    packages: ["fflate", "gifenc", "lean-qr"],
  },
  workers: {
    question: "what runs on other threads?",
    may: [
      "base",
      "contract",
      "scenario",
      "trace",
      "runtimes",
      "records",
      "scene",
      "experiments",
      "summary",
      "store",
    ],
    packages: ["pyodide"],
  },
  ui: {
    question: "how does it look and feel?",
    may: [
      "base",
      "contract",
      "scenario",
      "trace",
      "records",
      "scene",
      "experiments",
      "learning",
      "summary",
      "store",
      "export",
    ],
    packages: [
      "@base-ui/react",
      "@codemirror/commands",
      "@codemirror/lang-python",
      "@codemirror/language",
      "@codemirror/state",
      "@codemirror/view",
      "@fontsource-variable/inter",
      "@fontsource-variable/jetbrains-mono",
      "d3",
      "framer-motion",
      "@lezer/highlight",
      "lucide-react",
      "react",
      "react-dom",
      "zustand",
    ],
  },
  cli: {
    question: "what does it say without a page?",
    may: [
      "base",
      "contract",
      "protocols",
      "world",
      "scenario",
      "trace",
      "runtimes",
      "records",
      "scene",
      "experiments",
      "learning",
      "summary",
      "store",
      "export",
    ],
    packages: ["node:", "pyodide", "@playwright/test", "vite"],
  },
};

/** The layers whose every answer must be the same in each engine, on each day, in each country. */
export const pureLayers = [
  "base",
  "contract",
  "protocols",
  "world",
  "scenario",
  "trace",
  "runtimes",
  "records",
  "scene",
  "experiments",
  "learning",
  "summary",
  "export",
];
