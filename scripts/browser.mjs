/**
 * The Chromium that tests, pictures and browser benches run in: one that is installed already, else one that
 * is installed now.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { run, runTool, tools } from "./tools.mjs";

export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** @returns {string | undefined} the first browser that is there; CHROME_PATH comes before all */
export function findBrowser() {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [
    process.env["CHROME_PATH"] ?? "",
    ...commands.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...usualPlaces,
    chromium.executablePath(),
  ];
  return candidates.find((candidate) => candidate !== "" && existsSync(candidate));
}

/** @returns {Promise<string>} */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No Chromium found: installing Debian's with apt-get.");
    await run("apt-get", ["-qq", "update"]);
    await run("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], {
      DEBIAN_FRONTEND: "noninteractive",
    });
  }
  if (findBrowser() === undefined) {
    console.log("No Chromium found: installing Playwright's.");
    await runTool(tools.playwright, ["install", "chromium"]);
  }
  const installed = findBrowser();
  if (installed === undefined)
    throw new Error(
      "no Chromium found and none could be installed: install one, or name it with CHROME_PATH",
    );
  return installed;
}

/** @returns {Promise<import("@playwright/test").Browser>} */
export async function launchBrowser() {
  return chromium.launch({ executablePath: await ensureBrowser(), args: browserFlags });
}
