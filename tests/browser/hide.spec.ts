import { marksIn } from "./marks.ts";
import { count, drawn, expect, expectStep, openPage, test } from "./page.ts";

const violated = "./#/ricart-agrawala/two-nodes-text";
const hide = { name: "Hide what comes" };

test("the future is hidden: no check, tick, mark or number shows a later step", async ({ page }) => {
  await openPage(page, `${violated}?step=5`);
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks).toContainText("breaks at step");
  await page.getByRole("button", hide).click();
  await drawn(page);
  await expect(checks).not.toContainText("breaks at step");
  await expect(checks).not.toContainText("broken");
  await expect(count(page)).not.toContainText("of");
  for (const name of ["Step", "Space–time diagram"]) {
    const slider = page.getByRole("slider", { name, exact: true });
    await expect(slider).toHaveAttribute("max", "5");
    await expect(slider).toHaveAttribute("aria-valuetext", /^Step 6,/);
  }
  await expect(page.locator(".tick")).toHaveCount(6);
  await expect(page.locator(".tick-break")).toHaveCount(0);
  const texts = await textsOf(page);
  expect(texts).toContain("REQUEST (5, 1)");
  expect(texts.filter((text) => /in the critical section|two inside|30 ms/.test(text))).toEqual([]);
});

test("a violation that has just begun is seen in Present, with the diagram enlarged", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/text-violation?step=8");
  await page.keyboard.press("p");
  await page.keyboard.press("2");
  await drawn(page);
  await expect.poll(() => textsOf(page)).toContain("two inside");
  const marks = await marksIn(page.locator(".diagram-picture"));
  for (const key of ["alarm:", "inside:0:", "inside:1:"]) {
    const begun = marks.find((mark) => mark.key.startsWith(key) && mark.key.endsWith(":begun"));
    expect(begun?.width, key).toBeGreaterThan(60);
  }
});

test("the legend names no kind of message before the first of it is sent", async ({ page }) => {
  await openPage(page, "./#/sockets/reset?step=20");
  const kinds = page.locator(".legend li:visible");
  await expect(kinds).toHaveText(["SYN", "SYN-ACK", "ACK", "DATA", "RST"]);
  await page.getByRole("button", hide).click();
  await expect(kinds).toHaveText(["SYN", "SYN-ACK", "ACK", "DATA"]);
});

test("a message on its way does not show its arrival", async ({ page }) => {
  await openPage(page, `${violated}?step=2`);
  const messages = page.getByRole("slider", { name: "Messages of the diagram" });
  await messages.focus();
  await expect(messages).toHaveAttribute("aria-valuetext", /arrives at/);
  await page.keyboard.press("h");
  await expect(messages).toHaveAttribute("aria-valuetext", /^Message \d of 2: .* sent at [\d.]+ ms$/);
});

test("you can go back and forward among the steps you have seen, and show all again", async ({ page }) => {
  await openPage(page, `${violated}?step=5`);
  await page.keyboard.press("h");
  await page.keyboard.press("Home");
  await expectStep(page, 1);
  const slider = page.getByRole("slider", { name: "Step", exact: true });
  await expect(slider).toHaveAttribute("max", "5");
  await slider.fill("5");
  await expectStep(page, 6);
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("max", "6");
  await page.getByRole("button", hide).click();
  await expect(count(page)).toContainText("of");
});

async function textsOf(page: Parameters<typeof drawn>[0]): Promise<string[]> {
  const marks = await marksIn(page.locator(".diagram-picture"));
  return marks.flatMap(({ text }) => text ?? []);
}
