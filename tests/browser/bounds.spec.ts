import { ricartAgrawalaSubject } from "../../src/experiments/ricart-agrawala/subject.ts";
import { ricartAgrawalaScenarios } from "../../src/experiments/ricart-agrawala/scenarios.ts";
import { socketsSubject } from "../../src/experiments/sockets/subject.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { compactScenario, checkScenario, decodeLink, encodeLink } from "../../src/experiments/files.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { greedy } from "../sockets/greedy.ts";
import { damaged } from "../support/damaged.ts";
import { caption, count, expect, openPage, stepShown, test } from "./page.ts";
import type { Page } from "@playwright/test";

const notice = (page: Page) => page.locator(".notice");
const sign = (page: Page) => page.locator(".cut-sign");
const follow = (page: Page, hash: string) =>
  page.evaluate((next) => void (window.location.hash = next), hash);
const stepsOf = (scenario: Scenario) => {
  if (scenario.experiment === "sockets") return simulate(scenario, socketsSubject(scenario)).steps.length;
  if (scenario.experiment !== "ricart-agrawala") throw new Error("no other experiment here");
  return simulate(scenario, ricartAgrawalaSubject(scenario)).steps.length;
};
const socketsScenario = (file: object) => {
  const read = checkScenario({ version: 1, experiment: "sockets", ...file });
  if (!read.ok || read.value.experiment !== "sockets") throw new Error("no scenario of sockets");
  return read.value;
};
const linkOf = async (file: object) => `#/sockets?s=${await encodeLink(socketsScenario(file))}`;

test("programs that want too much end in a sentence, and the page goes on", async ({ page }) => {
  await openPage(page, "./#/sockets/hello");
  for (const name of ["threads that sleep", "connections that wait", "loops in loops", "a huge payload"]) {
    const { file } = greedy[name] ?? { file: {} };
    const scenario = socketsScenario(file);
    const { bound, steps } = simulate(scenario, socketsSubject(scenario));
    await follow(page, await linkOf(file));
    await expect(sign(page), name).toContainText(`The run stops at step ${steps.length}: ${bound?.process} `);
    await page.keyboard.press("End");
    await expect.poll(() => stepShown(page), name).toEqual({ step: steps.length, of: steps.length });
    await expect(caption(page)).not.toBeEmpty();
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const box = await sign(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await follow(page, "#/sockets/hello");
  await expect(sign(page)).toHaveCount(0);
});

test("damaged links one after the other leave the run on the screen, or open one", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/two-nodes?step=3");
  const originals = ricartAgrawalaScenarios.map(({ scenario }) => compactScenario(scenario));
  const links = damaged(40, 2000, originals).filter(
    ({ kind, content }) => kind === "link" && content.length < 30_000,
  );
  const outcomes = { opened: 0, refused: 0 };
  const most = { opened: 8, refused: 16 };
  for (const { name, content } of links) {
    const read = await decodeLink(content);
    const outcome = read.ok ? "opened" : "refused";
    if (outcomes[outcome] >= most[outcome]) continue;
    const steps = read.ok ? stepsOf(read.value) : 0;
    if (steps > 3000) continue;
    outcomes[outcome]++;
    const before = await count(page).innerText();
    await follow(page, `#/ricart-agrawala?s=${content}`);
    // Browsers refuse what stands behind the end of a link; Node does not look.
    const opened = notice(page).or(count(page).filter({ hasText: ` of ${steps} ` }));
    await expect(read.ok ? opened.first() : notice(page), name).toBeVisible();
    await expect(caption(page), name).not.toBeEmpty();
    if (!read.ok) {
      await expect(notice(page), name).toContainText("This link could not be opened");
      expect(await count(page).innerText(), name).toBe(before);
    }
    if (await notice(page).isVisible()) await page.getByRole("button", { name: "Dismiss" }).click();
  }
  expect(outcomes).toEqual(most);
});

test("a link too long to be shown is offered as a file, and no notice covers the run", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  });
  // Chance does not pack.
  const letters = Array.from({ length: 60_000 }, (_, i) =>
    String.fromCharCode(0x4e00 + (Math.imul(i + 1, 2_654_435_761) >>> 18)),
  );
  const program = [{ op: "print", str: letters.join("") }];
  await openPage(page, `./${await linkOf({ title: "Long", processes: [{ name: "p", program }] })}`);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 720 });
    await page.getByRole("button", { name: "Share" }).click();
    await expect(notice(page)).toContainText(/It has \d+ characters/);
    expect((await notice(page).boundingBox())?.height).toBeLessThan(240);
    if (width > 390) await page.getByRole("button", { name: "Dismiss" }).click();
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the run" }).click();
  expect((await download).suggestedFilename()).toBe("long.json");
});
