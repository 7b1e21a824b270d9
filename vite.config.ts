import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { SWITCHING } from "./scripts/stack-switching.mjs";
import { oneFilePlugin } from "./scripts/one-file.mjs";
import { contentSecurityPolicy } from "./scripts/site-plugins/content-security-policy.mjs";
import { glossary } from "./scripts/site-plugins/glossary.mjs";
import { offline } from "./scripts/site-plugins/offline.mjs";
import { python, pythonDefine, pythonWithoutNode } from "./scripts/site-plugins/python.mjs";
import { versionDefine } from "./scripts/site-plugins/version.mjs";
import { licences } from "./scripts/site-plugins/licences.mjs";
import { glossaries } from "./src/experiments/glossaries.ts";

const first = "index";

/**
 * The first load is one file: 60 small ones take longer to fetch and compress 20 kB worse. So is what is fetched later
 * at the same moment; a module goes with the first group that takes it, and takes what it imports along.
 */
const groups = [
  { name: first, tags: ["$initial" as const] },
  { name: "nodes", test: /src\/(?:ui\/ricart-agrawala\/shown|experiments\/ricart-agrawala\/subject)\.tsx?$/ },
  {
    name: "berkeley-subject",
    test: /src\/(?:experiments\/berkeley\/(?:subject|bounds)|scene\/berkeley\/measure|trace\/clock-history)\.ts$/,
  },
  {
    name: "panels",
    test: /src\/ui\/(?:sockets\/(?:notes|sockets-state|fields|client-fields|byte-change)|panels\/(?:code|state|console)\/|caption\/cause|checks\/check-cause)/,
  },
  {
    name: "explaining",
    test: /src\/(?:ui\/(?:explain|hints)\/|ui\/diagram\/tooltip|experiments\/(?:glossar|[a-z-]+\/glossary))/,
  },
  {
    name: "charts",
    test: /\/d3-(?:scale|shape)\/|src\/(?:store\/asker|ui\/(?:thread|picture\/(?:drawn|layers)))\.tsx?$/,
  },
  {
    name: "own",
    test: /src\/(?:experiments\/sockets\/python\/(?!own\.|kind\.)|ui\/(?:sockets\/keyboard|python\/interpreter-thread|messages\/obey-message|run-until\/by-lines)|protocols\/python-program\/(?!state\.))/,
  },
  { name: "fault", test: /src\/experiments\/[a-z-]+\/fault\.ts$/ },
  { name: "files", test: /src\/(?:experiments\/files|ui\/(?:address|files|header)\/.*)\.ts$/ },
  {
    name: "editing",
    test: /src\/ui\/(?:changes|compare|form|header\/scenario-menu|keys|menu|present|run-until\/(?!by-lines|later-lines)|stage|parameters\/(?:choice|name-field)\.tsx$)|lucide/,
  },
  {
    name: "export",
    test: /src\/(?:ui\/(?:export|talk)|learning\/talk|export)\/|node_modules\/(?:fflate|gifenc|lean-qr)\//,
  },
  { name: "parameters", test: /src\/ui\/(?:parameters|ricart-agrawala)\// },
].map((group, index, all) => ({ ...group, priority: all.length - index }));

const notices = licences();

export default defineConfig({
  base: "./",
  define: { ...pythonDefine, ...versionDefine },
  plugins: [
    react(),
    python(),
    contentSecurityPolicy(),
    glossary(glossaries),
    notices.page,
    oneFilePlugin(),
    offline(),
  ],
  build: {
    // Source maps are 7 of 9 MB: they are built only for debugging.
    sourcemap: process.env["SOURCE_MAPS"] !== undefined,
    // Every browser that can run the page knows it.
    modulePreload: { polyfill: false },
    // `npm test -- size` holds the compressed size of the first load to its limit.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: { groups },
        // What is fetched on demand stands apart.
        chunkFileNames: ({ name }) =>
          name === first || name === "rolldown-runtime"
            ? "assets/[name]-[hash].js"
            : "assets/later/[name]-[hash].js",
      },
    },
  },
  worker: {
    format: "es",
    plugins: () => [pythonWithoutNode(), notices.worker()],
    rolldownOptions: { output: { entryFileNames: "assets/later/[name]-[hash].js" } },
  },
  test: {
    environment: "node",
    execArgv: [...SWITCHING],
    // Pure modules keep nothing between tests: each thread loads them once, not once a file.
    isolate: false,
    // Of two cores Vitest would leave one idle.
    maxWorkers: "100%",
    // A test tells what is right, not what is quick: a busy machine may take its time.
    testTimeout: 120_000,
    setupFiles: ["tests/support/property-runs.ts"],
    reporters: ["default", "./scripts/reporters/vitest.mjs"],
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx", "src/**/*.test.ts"],
    exclude: ["tests/browser/**", "node_modules/**"],
  },
});
