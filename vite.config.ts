import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [react()],
  build: {
    sourcemap: true,
  },
  test: {
    environment: "node",
    reporters: ["default", "./scripts/reporters/vitest.mjs"],
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx", "src/**/*.test.ts"],
    exclude: ["tests/browser/**", "node_modules/**"],
  },
});
