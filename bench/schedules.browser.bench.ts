import type { Page } from "@playwright/test";
import type { Report, Site } from "../scripts/bench.mjs";
import { CLIENT, LOST, SERVER } from "./schedule-programs.ts";

/** How many schedules of a student's own programs the page's worker tries in a second, without the interpreter's start. */
export default async function schedules(report: Report, { page, address }: Site): Promise<void> {
  const pair = [own("server", SERVER), own("client", CLIENT, 300)];
  const ofPair = await rate(page, address, pair, "at calls and locks");
  report("the handout's pair in the page: schedules a second", ofPair.toFixed(0), ">= 50", ofPair >= 50);
  const ofThreads = await rate(page, address, [own("counter", LOST)], "before any line");
  report("two threads in the page: schedules a second", ofThreads.toFixed(0), ">= 200", ofThreads >= 200);
}

const own = (name: string, text: string, startAt = 0) => ({
  name,
  startAt,
  python: { main: `${name}.py`, files: { [`${name}.py`]: text } },
});

async function rate(
  page: Page,
  address: string,
  processes: readonly ReturnType<typeof own>[],
  preempt: string,
): Promise<number> {
  await page.goto("about:blank");
  await page.goto(address);
  const text = JSON.stringify({ version: 1, experiment: "sockets", title: "Own", limitMs: 4000, processes });
  await page.evaluate((text) => window.postMessage({ interleave: "open", text }, "*"), text);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".programs").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByText("Every schedule…").click();
  await page.getByRole("textbox", { name: "Schedules" }).fill("1000");
  await page.getByText(preempt).click();
  await page.getByRole("button", { name: "Try many" }).click();
  return page.evaluate(async () => {
    const told = () =>
      /([\d,]+) schedule/.exec(document.querySelector(".explore-found output")?.textContent ?? "");
    const count = () => Number(told()?.[1]?.replaceAll(",", "") ?? 0);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const isOver = () =>
      !/^(So far|Starting)/.test(document.querySelector(".explore-found output")?.textContent ?? "");
    // The first runs compile the library that they use.
    while (count() < 50) await frame();
    const first = { count: count(), atMs: performance.now() };
    let last = first;
    while (!isOver() && last.count < 950) {
      await frame();
      if (count() > last.count) last = { count: count(), atMs: performance.now() };
    }
    return (1000 * (last.count - first.count)) / (last.atMs - first.atMs);
  });
}
