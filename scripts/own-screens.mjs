/** Screens of students' own programs, for `npm run pictures`: what is opened, and what is done there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tools.mjs";

const folder = join(root, "tests", "support", "own-programs");
const read = (/** @type {string} */ name) => readFileSync(join(folder, `${name}.py`), "utf8");

const clocks = `import time

class Clock:
    def __init__(self, offset):
        self.offset = offset

    def adjust(self, by):
        self.offset += by

clock = Clock(2.5)
average = 0.0
for n in range(6):
    time.sleep(0.5)
    average = (average + clock.offset) / 2
    clock.adjust(-average / 3)
    print("offset", round(clock.offset, 2))
`;

/** @typedef {{name: string, files: Record<string, string>, args?: string[], watch?: string[]}} Program */

/** @param {readonly Program[]} programs @param {object} [more] */
function scenario(programs, more = {}) {
  const processes = programs.map(({ name, files, ...rest }) => ({
    name,
    startAt: 0,
    python: { main: Object.keys(files)[0], files, args: [], ...rest },
  }));
  return JSON.stringify({ version: 1, experiment: "sockets", limitMs: 10_000, processes, ...more });
}

/** @typedef {import("@playwright/test").Page} Page */

const button = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).first();

/** @param {Page} page */
async function run(page) {
  await button(page, "Run").click();
  await page.getByRole("main", { name: "Your programs" }).waitFor({ state: "hidden", timeout: 90_000 });
  await page.locator("[data-opening]").waitFor({ state: "detached", timeout: 90_000 });
}

/** @param {Page} page @param {string} tab */
async function end(page, tab) {
  await run(page);
  await page.keyboard.press("End");
  await page.getByRole("tab", { name: tab }).click();
  // What the tab shows is fetched when it is first chosen.
  await page.getByRole("tabpanel", { name: tab }).locator("*").first().waitFor();
  await page.waitForLoadState("networkidle");
}

const threads = scenario([{ name: "locks", files: { "locks.py": read("deadlock") } }]);
const nodes = scenario(
  [1, 2].map((n) => ({
    name: `node${n}`,
    files: { [`node${n}.py`]: read("text_order") },
    args: n === 1 ? ["1", "2", "0.35"] : ["2", "1", "0.29"],
  })),
  { network: { delay: { kind: "constant", ms: 20 } } },
);

/** Name, scenario, and what to do once it is open. @type {readonly [string, string, (page: Page) => Promise<void>][]} */
export const ownScreens = [
  [
    "own-editor",
    scenario([
      {
        name: "server",
        files: { "server.py": "import shared\n\nprint(shared.PORT)\n", "shared.py": "PORT = 5000\n" },
      },
      { name: "client", files: { "client.py": "for i in range(3)\n    print(i)\n" }, args: ["7000"] },
    ]),
    async () => {},
  ],
  ["own-console", nodes, (page) => end(page, "Console")],
  ["own-threads", threads, (page) => end(page, "State")],
  [
    "own-broken",
    nodes,
    async (page) => {
      await end(page, "Code");
      await button(page, /^broken at /).click();
    },
  ],
  [
    "own-watches",
    scenario([{ name: "clocks", files: { "clocks.py": clocks }, watch: ["clock.offset", "average", "n"] }]),
    (page) => end(page, "State"),
  ],
  [
    "own-schedules",
    scenario([{ name: "counter", files: { "counter.py": read("lost_update") } }]),
    async (page) => {
      await run(page);
      await button(page, "Menu").click();
      await page.getByText("Every schedule…").click();
      await page.getByRole("textbox", { name: "Schedules" }).fill("60");
      await page.getByText("before any line").click();
      await button(page, "Try many").click();
      await button(page, "Open").waitFor({ timeout: 60_000 });
      await button(page, "Stop").waitFor({ state: "detached", timeout: 60_000 });
    },
  ],
];

/** Opens a scenario as a page around this one does: nothing runs yet. @param {Page} page @param {string} text */
export async function openOwn(page, text) {
  await page.evaluate((sent) => window.postMessage({ interleave: "open", text: sent }, "*"), text);
  await page.getByRole("main", { name: "Your programs" }).waitFor();
}
