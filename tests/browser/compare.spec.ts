import { expectAccessible } from "./axe.ts";
import { labelled, marksIn } from "./marks.ts";
import { drawn, expect, expectStep, openPage, test, twoNodes } from "./page.ts";

test("two runs stand side by side under one cursor", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=2`);
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const was = page.getByRole("region", { name: "The run as it was" });
  const is = page.getByRole("region", { name: "The run as it is" });
  const caption = "[data-caption]";
  await expect(was.locator(caption)).toHaveText((await is.locator(caption).textContent()) ?? "");
  await page.keyboard.press("End");
  await expect(was).toContainText("Step 11 of 11");
  await expect(is.locator(caption)).not.toHaveText((await was.locator(caption).textContent()) ?? "");
  await expectAccessible(page);
  const over = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth > window.innerWidth, scrollHeight > window.innerHeight];
  });
  expect(over).toEqual([false, false]);
  for (const part of [
    was.locator(".stage"),
    is.locator(".diagram"),
    was.locator(".caption"),
    is.locator(".caption"),
  ])
    await expect(part).toBeInViewport({ ratio: 1 });
  await was.getByRole("slider", { name: "Space–time diagram" }).fill("1");
  await expectStep(page, 2);
  await page.keyboard.press("Escape");
  await expect(was).toBeHidden();
  await expect(page.getByRole("region", { name: "What was changed" })).toBeVisible();
});

test("every step of both runs comes by with →, though one is longer, and the old one cannot be changed", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=0`);
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const was = page.getByRole("region", { name: "The run as it was" });
  const is = page.getByRole("region", { name: "The run as it is" });
  const stepOf = async (side: typeof was) => {
    await drawn(page);
    return Number(/Step (\d+) of/.exec((await side.locator(".compare-head").textContent()) ?? "")?.[1]);
  };
  await page.keyboard.press("Home");
  const forward = page.getByRole("button", { name: "Forward" });
  const seen: [number, number][] = [[await stepOf(was), await stepOf(is)]];
  while ((await forward.getAttribute("aria-disabled")) === "false") {
    await page.keyboard.press("PageDown");
    seen.push([await stepOf(was), await stepOf(is)]);
    expect(seen.length).toBeLessThan(50);
  }
  expect([...new Set(seen.map(([step]) => step))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const steps = [...new Set(seen.map(([, step]) => step))];
  expect(steps).toEqual(Array.from({ length: steps.length }, (_, step) => step + 1));
  await page.keyboard.press("PageUp");
  expect([await stepOf(was), await stepOf(is)]).toEqual(seen.at(-2));

  await expect(is.getByRole("button", { name: "Change Node 1" }).first()).toBeVisible();
  await expect(was.getByRole("button", { name: /^Change/ })).toHaveCount(0);
  await expect(was.getByRole("slider", { name: "Messages of the diagram" })).toHaveCount(0);
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await was.locator(".card").first().click();
  const pill = await labelled(was);
  await page.mouse.click(pill.x, pill.y);
  const arrow = (await marksIn(was)).find(({ key }) => key === "flight:0");
  expect(arrow).toBeDefined();
  await page.mouse.click(arrow?.x ?? 0, arrow?.y ?? 0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
