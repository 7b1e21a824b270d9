import { readFile } from "node:fs/promises";
import { expectAccessible } from "./axe.ts";
import { caption, expect, expectStep, openPage, test, twoNodes } from "./page.ts";
import type { Page } from "@playwright/test";

const input = (page: Page) => page.locator("input[type=file]");
const notice = (page: Page) => page.locator(".notice");

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  await input(page).setInputFiles({ name, mimeType: "application/json", buffer });
}

/** Drops files on the page, as a hand does with the mouse. */
async function drop(page: Page, files: readonly (readonly [name: string, content: string])[]): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, content] of all) transfer.items.add(new File([content], name));
    return transfer;
  }, files);
  await page.dispatchEvent("main", "dragover", { dataTransfer: data });
  await expect(page.getByText("Drop a run to open it")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await expect(page.getByText("Drop a run to open it")).toBeHidden();
}

test("a run is saved, changed, and opened again by button, by drop and by paste", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const menu = page.getByRole("button", { name: "Menu", exact: true });
  await menu.click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this run" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("two-nodes-the-handouts-timestamps.json");
  const text = await readFile(await file.path(), "utf8");
  const opened = async (open: () => Promise<void>) => {
    await page.getByRole("button", { name: "Handout’s text order" }).click();
    await expect(page.getByRole("button", { name: "Right order" })).toHaveAttribute("aria-pressed", "false");
    await open();
    await expect(page.getByRole("button", { name: "Right order" })).toHaveAttribute("aria-pressed", "true");
    await expect(page).toHaveURL(/two-nodes\?step=0$/);
    await expectStep(page, 1);
  };
  await opened(() => choose(page, "mine.json", text));
  await expect(notice(page)).toContainText("“mine.json” is open");
  await opened(() => drop(page, [["mine.json", text]]));
  await opened(() =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", pasted);
      window.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, text),
  );
  await menu.click();
  await expect(page.getByRole("button", { name: "Copy as test" })).toBeHidden();
  await openPage(page, "./?dev#/ricart-agrawala/two-nodes");
  await menu.click();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as test" }).click();
  await expect(notice(page)).toContainText("Copied as a test");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${text}==== script\nuntil quiet\n==== transcript\n`,
  );
});

const good = '{"version": 1, "experiment": "ricart-agrawala", "processes": [{"id": "1"}]}';
const wrong: readonly (readonly [string, string | Buffer])[] = [
  ["empty.json", ""],
  ["blank.json", "  \n"],
  ["cut.json", good.slice(0, 40)],
  ["comma.json", good.replace("]}", "],}")],
  ["text.txt", "Dear students"],
  ["page.html", "<!doctype html><title>x</title>"],
  ["list.json", "[]"],
  ["null.json", "null"],
  ["newer.json", good.replace("1,", "2,")],
  ["unknown.json", good.replace("ricart-agrawala", "raft")],
  ["later.json", good.replace("ricart-agrawala", "berkeley")],
  ["nobody.json", good.replace('{"id": "1"}', "")],
  ["twins.json", good.replace('{"id": "1"}', '{"id": "1"}, {"id": "1"}')],
  ["odd.json", good.replace('"1"', '"one"')],
  ["extra.json", good.replace('"id": "1"', '"id": "1", "colour": "red"')],
  ["proto.json", '{"__proto__": {"version": 1}}'],
  ["twice.json", good.replace('"version": 1,', '"version": 1, "version": 1,')],
  ["deep.json", "[".repeat(50_000)],
  ["minus.json", good.replace("{", '{"network": {"delay": {"kind": "constant", "ms": -3}},')],
  ["picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
  ["utf16.json", Buffer.from(good, "utf16le")],
  ["latin.json", Buffer.from([0x7b, 0xe9, 0x7d])],
  [`${"long-".repeat(40)}.json`, "{}"],
  ["<b>bold</b>.json", "{}"],
];

test("a file without a run gives an error with its name, and the run stays", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const [address, told] = [page.url(), (await caption(page).textContent()) ?? ""];
  for (const [name, content] of wrong) {
    await choose(page, name, content);
    await expect(notice(page)).toContainText(`“${name.slice(0, 12)}`);
    await expect(notice(page)).toContainText("could not be opened");
    expect((await notice(page).boundingBox())?.height).toBeLessThan(240);
    expect(page.url()).toBe(address);
    await expect(caption(page)).toHaveText(told);
  }
  await expectAccessible(page, ".notice-place");
  await drop(page, [
    ["a.json", good],
    ["b.json", good],
  ]);
  await expect(notice(page)).toContainText("2 files at once");
  await page.evaluate(() => {
    const file = new File(["x"], "huge.json");
    Object.defineProperty(file, "size", { value: 200_000_000 });
    const dataTransfer = { types: ["Files"], items: [], files: [file] };
    const event = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
    window.dispatchEvent(event);
  });
  await expect(notice(page)).toContainText("It is 200 MB. Interleave opens scenarios of up to 8 MB");
  await page.evaluate(() => {
    const entry = { isDirectory: true, name: "runs" };
    const dataTransfer = { types: ["Files"], items: [{ webkitGetAsEntry: () => entry }], files: [] };
    const event = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
    window.dispatchEvent(event);
  });
  await expect(notice(page)).toContainText("“runs” is a folder");
  expect(page.url()).toBe(address);
});

test("a damaged link gives an error, and the page works", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const links = [
    "#/ricart-agrawala?s=",
    "#/ricart-agrawala?s=!!!",
    "#/ricart-agrawala?s=AAAA",
    "#/ricart-agrawala?s=eJyrVgIAAMEAlQ",
    `#/ricart-agrawala?s=${"A".repeat(20_000)}`,
    "#/raft/x",
    "#/ricart-agrawala/nothing",
    "#/%",
    "#////",
    "#/ricart-agrawala/two-nodes?step=zero",
    "#/ricart-agrawala/two-nodes?step=3&theme=pink",
  ];
  for (const link of links) {
    await page.evaluate((hash) => (window.location.hash = hash), link);
    await expect(notice(page)).toBeVisible();
    await expect(page.locator(".stage .card")).toHaveCount(2);
    await page.getByRole("button", { name: "Dismiss" }).click();
  }
});
