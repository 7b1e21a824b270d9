/** A walk through an experiment, the same in every browser that puppeteer drives. */

/** How long the page may take for one thing, in milliseconds, before the walk gives up. */
const patienceMs = 30_000;

/** @param {import("puppeteer-core").Page} page */
const stepShown = (page) =>
  page.$eval(".transport-count", (count) => {
    const [, step, of] = /Step (\d+) of (\d+)/.exec(count.textContent ?? "") ?? [];
    return { step: Number(step), of: Number(of) };
  });

/** @param {import("puppeteer-core").Page} page */
const caption = (page) =>
  page.$eval("[data-caption]", (sentence) =>
    [...sentence.children].map((part) => part.textContent).join(" "),
  );

/**
 * Waits for the step and for its sentence: parts of the page are drawn in turns, a frame each.
 *
 * @param {import("puppeteer-core").Page} page @param {number} step counted from 1
 */
async function atStep(page, step) {
  await page.waitForFunction(
    (wanted) =>
      new RegExp(`Step ${wanted} of `).test(document.querySelector(".transport-count")?.textContent ?? ""),
    { timeout: patienceMs },
    step,
  );
  await page.evaluate(async () => {
    for (let frame = 0; frame < 10; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
}

/** @param {import("puppeteer-core").Page} page @param {string} item */
async function choose(page, item) {
  await page.locator('button[aria-label="Menu"]').click();
  await page
    .locator(`::-p-xpath(//button[contains(@class, "menu-item") and contains(., "${item}")])`)
    .click();
}

/** @param {import("puppeteer-core").Page} page @param {string} part */
const gone = (page, part) => page.waitForSelector(part, { hidden: true, timeout: patienceMs });

/**
 * Opens a scenario, steps to its end and back, changes it, undoes that, and opens every dialog. `check` is told of
 * each thing that was seen.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} address of the scenario
 * @param {(what: string, isRight: boolean) => void} check
 * @returns {Promise<string[]>} the sentence of every step
 */
export async function walk(page, address, check) {
  await page.goto("about:blank");
  await page.goto(`${address}?step=0`);
  await page.waitForSelector(".transport-count", { timeout: patienceMs });
  await atStep(page, 1);
  const { of } = await stepShown(page);
  check(`opens: ${of} steps`, of > 1);

  const sentences = [await caption(page)];
  for (let step = 2; step <= of; step++) {
    await page.keyboard.press("ArrowRight");
    await atStep(page, step);
    sentences.push(await caption(page));
  }
  check(
    "every step has a sentence",
    sentences.length === of && sentences.every((text) => text.trim() !== ""),
  );
  let differing = 0;
  for (let step = of - 1; step >= 1; step--) {
    await page.keyboard.press("ArrowLeft");
    await atStep(page, step);
    if ((await caption(page)) !== sentences[step - 1]) differing++;
  }
  check("the way back has the same sentences", differing === 0);

  await choose(page, "Parameters");
  await page.locator('::-p-xpath(//label[contains(., "Ends after")]/..//input)').fill("3");
  await page.waitForFunction(
    () => / of 3\b/.test(document.querySelector(".transport-count")?.textContent ?? ""),
    { timeout: patienceMs },
  );
  check("a change makes another run", (await stepShown(page)).of === 3);
  await page.locator('.drawer button[aria-label="Close the parameters"]').click();
  await gone(page, ".drawer");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await page.waitForFunction(
    (steps) =>
      new RegExp(` of ${steps}\\b`).test(document.querySelector(".transport-count")?.textContent ?? ""),
    { timeout: patienceMs },
    of,
  );
  check("undo brings the run back", (await stepShown(page)).of === of);

  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]", { timeout: patienceMs });
  await page.keyboard.press("Escape");
  await gone(page, "dialog[open]");
  check("? opens the keys, Escape closes them", true);
  await page.keyboard.press("g");
  await page.waitForSelector(".run-until-menu", { visible: true, timeout: patienceMs });
  await page.keyboard.press("Escape");
  await gone(page, ".run-until-menu");
  check("g opens Run until, Escape closes it", true);
  await choose(page, "Real processes");
  await page.waitForSelector(".live", { visible: true, timeout: patienceMs });
  check("real processes can be opened", true);
  return sentences;
}
