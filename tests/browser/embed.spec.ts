import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/tools.mjs";
import { expectAccessible } from "./axe.ts";
import { servePlainly } from "./plain-server.ts";
import { expect, openPage, test, twoNodes } from "./page.ts";

test("the snippet shows a run in a sandbox, on a server like any other; messages move it and tell its steps", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPage(page, `${twoNodes}?step=3`);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "About" }).click();
  await expect(page.getByRole("heading", { name: "About Interleave" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Export…" }).click();
  await page.getByRole("button", { name: "Copy the HTML that embeds it" }).click();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  expect(snippet).toContain('sandbox="allow-scripts"');

  const folder = mkdtempSync(join(tmpdir(), "interleave-embed-"));
  symlinkSync(join(root, "dist"), join(folder, "site"));
  const { home, close } = await servePlainly(folder);
  try {
    const here = snippet.replace(/src="[^#]*\/one-file\.html/, 'src="./site/one-file.html');
    const two = `${here}${here.replace("&amp;embed", "&amp;embed=bare").replace("step=3", "step=1")}`;
    writeFileSync(
      join(folder, "course.html"),
      `<!doctype html><link rel="icon" href="data:," /><title>A course</title>${two}`,
    );
    await page.goto(`${home}/course.html`);
    const [first, second] = [page.frameLocator("iframe").nth(0), page.frameLocator("iframe").nth(1)];
    await expect(first.locator(".caption")).toContainText("defers");
    await expect(first.locator(".header")).toBeHidden();
    await expect(first.locator(".transport")).toBeVisible();
    await expect(second.locator(".caption")).toContainText("requests");
    await expect(second.locator(".transport")).toBeHidden();

    await page.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      window.addEventListener("message", ({ data }) => told.push(data));
      const frame = document.querySelector("iframe")?.contentWindow;
      frame?.postMessage({ interleave: "listen" }, "*");
      frame?.postMessage({ interleave: "go-to", step: 6 }, "*");
    });
    const told = () => page.evaluate(() => (window as unknown as { told: { step?: number }[] }).told);
    await expect.poll(async () => (await told()).map(({ step }) => step)).toEqual([3, 6]);
    expect((await told())[1]).toMatchObject({
      interleave: "step",
      last: 10,
      sentence: expect.stringMatching(/^Node 2 enters/),
    });
    await expect(first.locator(".caption")).toContainText("enters");
    await expect(second.locator(".caption")).toContainText("requests");
  } finally {
    await page.goto("about:blank");
    close();
    rmSync(folder, { recursive: true });
  }
});
