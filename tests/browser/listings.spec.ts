import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, openPage, test } from "./page.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const folders = ["listings", "ricart-agrawala/listings", "berkeley/listings", "sockets/listings"].map(
  (folder) => `src/experiments/${folder}`,
);
const shipped = new Map(
  folders.flatMap((folder) =>
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]),
  ),
);
/** All listings of one scenario each: any listing is shown by the same part of the page. */
const addresses = ["ricart-agrawala/two-nodes", "berkeley/handout", "sockets/a-thread-each"];

/** But for the constants, which are the scenario's. */
const withoutConstants = (text: string) => text.replace(/^[A-Z][A-Z_]* = .*(\n {4}.*|\n[)}\]])*$/gm, "");

test("selecting, copying and downloading a listing give its text, and nothing else of the page", async ({
  page,
}) => {
  const looked = new Set<string>();
  const paths: string[] = [];
  for (const address of addresses) {
    await openPage(page, `./#/${address}?step=6`);
    const regions = page.getByRole("region", { name: /^Listing / });
    await expect(regions.first()).toBeVisible();
    const files = page.getByRole("group", { name: "File" }).locator("button[aria-pressed]");
    const choices = Math.max(1, await files.count());
    for (let choice = 0; choice < choices; choice++) {
      if ((await files.count()) > 0) await files.nth(choice).click();
      for (const code of await regions.all()) {
        const name = ((await code.getAttribute("aria-label")) ?? "").replace("Listing ", "");
        if (looked.has(name)) continue;
        looked.add(name);
        const download = page.waitForEvent("download");
        await page
          .getByRole("button", { name: `Download ${name}` })
          .first()
          .click();
        const file = await download;
        expect(file.suggestedFilename()).toBe(name);
        const path = await file.path();
        const text = readFileSync(path, "utf8");
        expect(withoutConstants(text), name).toBe(withoutConstants(shipped.get(name) ?? ""));
        paths.push(path);

        // A selection ends before the end of its last line.
        const selected = text.replace(/\n$/, "");
        await code.focus();
        await page.keyboard.press("ControlOrMeta+a");
        expect(await page.evaluate(() => String(window.getSelection())), name).toBe(selected);
        await page.keyboard.press("ControlOrMeta+c");
        expect(await page.evaluate(() => navigator.clipboard.readText()), name).toBe(selected);
        await page.evaluate(() => navigator.clipboard.writeText(""));
        await page
          .getByRole("button", { name: `Copy ${name}` })
          .first()
          .click();
        await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), name).toBe(text);
      }
    }
  }
  expect(looked.size).toBeGreaterThanOrEqual(addresses.length * 2);
  const compiled = spawnSync("python3", [
    "-c",
    'import sys\nfor path in sys.argv[1:]: compile(open(path).read(), path, "exec")',
    ...paths,
  ]);
  if (!compiled.error) expect(String(compiled.stderr)).toBe("");
});

test("selected lines are copied exactly, with their numbers and blank lines", async ({ page }) => {
  await openPage(page, "./#/sockets/hello?step=9");
  const lines = page.getByRole("region", { name: "Listing server.py" }).locator(".code-line");
  const [from, to] = [await lines.nth(2).boundingBox(), await lines.nth(8).boundingBox()];
  const start = await lines.nth(2).locator("code").boundingBox();
  if (!from || !to || !start) throw new Error("no lines");
  await page.mouse.move(start.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  const text = await page.evaluate(() => String(window.getSelection()));
  expect(text.trimEnd().split("\n")).toEqual([
    "listener = socket.socket()",
    'listener.bind(("localhost", 12345))',
    "listener.listen(1)",
    'print("Server listening...")',
    "conn, addr = listener.accept()",
    'print("Connected by", addr)',
    "data = conn.recv(1024)",
  ]);
});

test("a switch of the algorithm changes the constant that the listing shows", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/two-nodes");
  const code = page.getByRole("region", { name: "Listing node.py" });
  await expect(code).toContainText('ORDER = "timestamp-id"');
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await expect(code).toContainText('ORDER = "text"');
  await openPage(page, "./#/berkeley/delays");
  const clocks = page.getByRole("region", { name: "Listing berkeley.py" });
  await page.getByRole("button", { name: "Slew" }).click();
  await expect(clocks).toContainText("SLEW_PPM = 20000");
  await page.getByRole("button", { name: "½ RTT" }).click();
  await expect(clocks).toContainText('COMPENSATION = "none"');
});

test("the handout's server and client have a corrected listing, in its place or, enlarged, beside it", async ({
  page,
}) => {
  await openPage(page, "./#/sockets/hello?step=24");
  const server = page.getByRole("region", { name: "Server’s code" });
  await server.getByRole("button", { name: "corrected" }).click();
  await expect(server.locator(".code-lit")).toContainText("while data := conn.recv(1024):");
  await expect(server.getByRole("button", { name: "Copy server_whole.py" })).toBeVisible();
  await server.getByRole("button", { name: "corrected" }).click();
  await expect(server.locator(".code-lit")).toContainText("data = conn.recv(1024)");

  await page.keyboard.press("p");
  await page.keyboard.press("3");
  const code = page.getByRole("region", { name: "Code", exact: true });
  await expect(code.locator(".code-lit")).toContainText([
    "data = conn.recv(1024)",
    "while data := conn.recv(1024):",
  ]);
  const width = async (name: string) => (await code.getByLabel(`Listing ${name}`).boundingBox())?.width ?? 0;
  expect(await width("server.py")).toBeGreaterThan(600);
  expect(await width("server_whole.py")).toBeGreaterThan(600);
});
