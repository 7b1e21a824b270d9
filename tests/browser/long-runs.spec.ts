import { encodeLink } from "../../src/experiments/files.ts";
import { node, scenario } from "../support/scenario.ts";
import type { Page } from "@playwright/test";
import { expect, openPage, stepShown, test } from "./page.ts";

const retries = scenario({
  title: "Retries",
  limitMs: 86_400_000,
  stepsMax: 200_000,
  network: { loss: 1 },
  options: { failures: { kind: "retry", afterMs: 1 } },
  processes: [node("1", [0, 3]), node("2", [0, 3])],
});

/**
 * Has the page begin something long; once its progress is told, presses a key, and stops it two frames later. All in
 * the page's own frames: no run is over before.
 * @returns what the progress said, and the step that the key led to
 */
const keyThenStop = (page: Page, begin: { hash: string } | { press: string }, key: string) =>
  page.evaluate(
    async ({ begin, key }) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const buttons = (within: string) => [...document.querySelectorAll<HTMLElement>(`${within} button`)];
      if ("hash" in begin) window.location.hash = begin.hash;
      else
        buttons("fieldset")
          .find(({ textContent }) => textContent === begin.press)
          ?.click();
      const stop = () => buttons("[role=status]").find(({ textContent }) => textContent === "Stop");
      while (!stop()) await frame();
      const told = stop()?.parentElement?.textContent ?? "";
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await frame();
      await frame();
      const count = document.querySelector(".transport-count > :last-child")?.textContent ?? "";
      stop()?.click();
      return { told, count };
    },
    { begin, key },
  );

test("a long run, and an edit of it, are counted, stopped and done again while keys are answered", async ({
  page,
}) => {
  await openPage(page, "./#/ricart-agrawala/two-nodes?step=3");
  const { of } = await stepShown(page);
  const hash = `#/ricart-agrawala?s=${await encodeLink(retries)}&step=middle`;
  const opening = await keyThenStop(page, { hash }, "ArrowRight");
  expect(opening.told).toMatch(/^Computing the run: [\d,]+ steps …Stop$/);
  expect(opening.count).toContain(`Step 5 of ${of}`);
  await expect(page.getByRole("status").filter({ hasText: "Stopped" })).toBeVisible();
  expect((await stepShown(page)).of).toBe(of);

  await page.goto("about:blank");
  await openPage(page, `./${hash}`);
  const opened = async () => (await stepShown(page)).of;
  await expect.poll(opened, { timeout: 60_000 }).toBe(200_000);
  const edit = await keyThenStop(page, { press: "Handout’s text order" }, "End");
  expect(edit.told).toMatch(/^Computing the run: /);
  expect(edit.count).toContain("Step 200000 of 200000");
  const textOrder = page.getByRole("button", { name: "Handout’s text order" });
  await expect(textOrder).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Control+y");
  await expect(textOrder).toHaveAttribute("aria-pressed", "true");
  const progress = page.getByRole("status").filter({ hasText: "Computing the run" });
  await expect(progress).toHaveCount(0, { timeout: 60_000 });
  await expect(textOrder).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+z");
  await expect(textOrder).toHaveAttribute("aria-pressed", "false");
});
