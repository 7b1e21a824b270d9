import { defineConfig } from "@playwright/test";
import { browserFlags, findBrowser } from "./scripts/browser.mjs";

const port = process.env["INTERLEAVE_TEST_PORT"] ?? "4473";
/** The built site that is tested. */
const dist = process.env["INTERLEAVE_TEST_DIST"] ?? "dist";
const executablePath = findBrowser();

export default defineConfig({
  testDir: "tests/browser",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  workers: 2,
  // A test tells what is right, not what is quick: a busy machine may take its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // What passes only the second time is told as flaky, by name, and wants mending: but it is no broken page.
  retries: 1,
  reporter: [["list"], ["./scripts/reporters/playwright.mjs"]],
  use: {
    baseURL: `http://localhost:${port}/`,
    // What a test does to the network would not reach it: offline.spec.ts allows it.
    serviceWorkers: "block",
    viewport: { width: 1280, height: 720 },
    // A trace of every test would take a quarter of the time: what fails is traced when it is tried again.
    trace: "on-first-retry",
    launchOptions: {
      args: browserFlags,
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${dist} --host localhost --port ${port} --strictPort`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
