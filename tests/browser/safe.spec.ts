import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect as plainExpect, test as plain, type Page } from "@playwright/test";
import { root } from "../../scripts/tools.mjs";
import { count, expect, expectStep, openPage, test, twoNodes } from "./page.ts";

const dist = join(root, process.env["INTERLEAVE_TEST_DIST"] ?? "dist");

test("the policy refuses other scripts and styles, and no dialog or worker breaks it", async ({ page }) => {
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      broken.push(`${violatedDirective}: ${blockedURI}`),
    );
  });
  const broken = () => page.evaluate(() => (window as unknown as { broken: string[] }).broken);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
    readFileSync(join(dist, "index.html"), "utf8"),
  )?.[1];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);

  await openPage(page, `${twoNodes}?step=5`);
  await page.getByRole("slider", { name: "Messages of the diagram" }).focus();
  const press = (key: string) => page.keyboard.press(key);
  await press("Alt+ArrowRight");
  await press("Enter");
  // Each key opens what it takes Escape to close: the part may still have to be fetched.
  for (const [key, opened] of [
    ["Enter", ".pop"],
    ["?", "dialog[open]"],
    ["g", ".run-until-menu"],
    ["p", "[data-presenting]"],
  ] as const) {
    await press(key);
    await expect(page.locator(opened)).toBeVisible();
    await press("Escape");
    await expect(page.locator(opened)).toHaveCount(0);
  }
  await page.getByRole("tab", { name: "Changes" }).click();
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("button", { name: "End comparing" }).click();
  await page.getByRole("button", { name: "Parameters" }).click();
  await page.getByRole("button", { name: /^Close the/ }).click();
  const menu = page.getByRole("button", { name: "Menu", exact: true });
  await menu.click();
  await page.getByRole("button", { name: "Every schedule…" }).click();
  await page.getByRole("button", { name: "Find a violation" }).click();
  await expect(page.getByText(/Every schedule within these bounds was tried/)).toBeVisible();
  for (const experiment of ["Sockets", "Berkeley clocks"]) {
    await page.getByRole("link", { name: experiment }).click();
    await page.keyboard.press("End");
    await menu.click();
    await page.getByRole("button", { name: "Real processes…" }).click();
    await page.getByRole("button", { name: /^Start/ }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(page.getByRole("region", { name: "The recording" })).toBeVisible();
    await page.getByRole("button", { name: "Back to the workbench" }).click();
  }
  expect(await broken()).toEqual([]);
});

plain("a script that is not the page's own does not run", async ({ page }) => {
  await page.goto("./");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken'";
    document.head.append(script);
    document.body.setAttribute("onclick", "document.title = 'taken'");
    document.body.click();
  });
  await plainExpect(page).not.toHaveTitle("taken");
});

test("the menu links to the licences of everything that is shipped", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Licences" }).click();
  const licences = await opened;
  const headings = await licences.getByRole("heading", { level: 2 }).allInnerTexts();
  const text = await licences.locator("body").innerText();
  // All that the manifest ships, and what of it is bundled under names of their own.
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const shipped = Object.keys(dependencies).map((name) => (name === "d3" ? "d3-scale" : name));
  for (const name of [...shipped, "scheduler", "motion-dom", "motion-utils", "d3-shape", "d3-path"])
    expect(headings.filter((heading) => heading.startsWith(`${name} `))).toHaveLength(1);
  for (const words of [
    "Permission is hereby granted",
    "SIL OPEN FONT LICENSE",
    "Permission to use, copy, modify",
  ])
    expect(text).toContain(words);
});

plain("from disk, and without its script, the page says what to do", async ({ page }) => {
  await page.goto(pathToFileURL(join(dist, "index.html")).href);
  await plainExpect(page.getByText("Browsers do not run this page from disk.")).toBeVisible();
  await plainExpect(page.getByText("The page could not start.")).toBeHidden();
  await page.route(/index-[^/]*\.js$/, (route) => route.abort());
  await page.goto("./");
  await plainExpect(page.getByText("The page could not start.")).toBeVisible();
  await page.unroute(/index-[^/]*\.js$/);
  await page.reload();
  await plainExpect(count(page)).toBeVisible();
  await plainExpect(page.getByText("The page could not start.")).toBeHidden();
});

/** Puts font elements around all texts, or in their place, as translators do; says how many. */
const translate = (page: Page, how: "around" | "in place") =>
  page.evaluate((way) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter(
      ({ data, parentElement }) => data.trim() && parentElement?.localName !== "font",
    )) {
      const font = document.createElement("font");
      text.replaceWith(font);
      if (way === "around") font.append(text);
      else font.textContent = text.data;
    }
  }, how);

for (const address of ["sockets/hello", "berkeley/handout", "ricart-agrawala/two-nodes"])
  test(`a translator does not break ${address}, and new texts are shown`, async ({ page }) => {
    await openPage(page, `./#/${address}`);
    const steps = Number(/of (\d+)/.exec(await count(page).innerText())?.[1]);
    for (let pressed = 1; pressed <= 40; pressed++) {
      await translate(page, pressed % 2 === 0 ? "around" : "in place");
      const isForward = pressed % (2 * (steps - 1)) < steps && pressed < steps;
      await page.keyboard.press(isForward ? "ArrowRight" : "ArrowLeft");
      if (pressed === 10) await page.keyboard.press("g");
      if (pressed === 11) await page.keyboard.press("Escape");
      if (pressed === 20) await page.getByRole("tab", { name: "State" }).click();
      if (pressed === 30) await page.getByRole("button", { name: "Parameters" }).click();
    }
    await page.keyboard.press("Home");
    await expectStep(page, 1);
    await translate(page, "in place");
    await page.keyboard.press("ArrowRight");
    await expectStep(page, 2);
    await expect(page.locator(".fault")).toHaveCount(0);
  });
