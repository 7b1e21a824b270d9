import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [react()],
  build: {
    sourcemap: true,
    rollupOptions: {
      output: {
        // What is fetched only when it is asked for stands apart: the size check leaves it out.
        chunkFileNames: ({ isDynamicEntry }) =>
          isDynamicEntry ? "assets/later/[name]-[hash].js" : "assets/[name]-[hash].js",
      },
    },
  },
  worker: {
    format: "es",
    rollupOptions: { output: { entryFileNames: "assets/later/[name]-[hash].js" } },
  },
  test: {
    environment: "node",
    // A test tells what is right, not what is quick: a busy machine may take its time.
    testTimeout: 120_000,
    setupFiles: ["tests/support/property-runs.ts"],
    reporters: ["default", "./scripts/reporters/vitest.mjs"],
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx", "src/**/*.test.ts"],
    exclude: ["tests/browser/**", "node_modules/**"],
  },
});
