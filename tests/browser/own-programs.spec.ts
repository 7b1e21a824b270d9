import { expectAccessible } from "./axe.ts";
import { caption, count, expect, openPage, stepShown, test } from "./page.ts";
import { marksIn } from "./marks.ts";
import type { Download, Page } from "@playwright/test";

test.use({ everyStep: false });

const socketsPage = "./#/sockets/hello";
const programs = (page: Page) => page.getByRole("main", { name: "Your programs" });
const run = (page: Page) => page.getByRole("button", { name: "Run", exact: true });
const terminal = (page: Page, name: string) => page.getByRole("region", { name: `Terminal of ${name}` });

async function openEditor(page: Page, address = socketsPage): Promise<void> {
  await openPage(page, address);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Your programs…" }).click();
  await expect(programs(page)).toBeVisible();
}

async function beginWith(page: Page, template: string): Promise<void> {
  await page.getByRole("combobox", { name: "Begin with" }).selectOption({ label: template });
}

/** Writes another text into an editor: a mouse click, all, and the keys. */
async function write(page: Page, file: string, text: string): Promise<void> {
  const editor = page.getByRole("textbox", { name: file });
  await editor.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** One process with this program. */
async function oneProgram(page: Page, text: string): Promise<void> {
  await beginWith(page, "A bare start");
  await page.getByRole("button", { name: "Remove client" }).click();
  await write(page, "server.py of server", text);
}

async function hasRun(page: Page): Promise<void> {
  await expect(programs(page)).toBeHidden({ timeout: 90_000 });
  await expect(page.locator("[data-opening]")).toHaveCount(0, { timeout: 90_000 });
}

async function goToEnd(page: Page): Promise<void> {
  await page.keyboard.press("End");
  const { of } = await stepShown(page);
  await expect(count(page)).toContainText(new RegExp(`(?:Step ${of} of|of ${of})`));
}

test("the handout’s programs run, and the page stands on the first line of the first one", async ({
  page,
}) => {
  await openEditor(page);
  await beginWith(page, "The handout’s client and server");
  await run(page).click();
  await hasRun(page);
  await expect(caption(page)).toContainText("is at line 1 of server.py: import socket");
  const before = await stepShown(page);
  await page.keyboard.press("ArrowRight");
  expect((await stepShown(page)).step).toBeGreaterThan(before.step);
  await goToEnd(page);
  await page.getByRole("tab", { name: "Console" }).click();
  await expect(page.getByRole("region", { name: "Console" })).toContainText("Received: Hello from server");
});

/** The bytes of everything that a click on Download hands out, by name. */
async function downloaded(page: Page, count: number): Promise<Record<string, string>> {
  const coming: Promise<readonly [string, string]>[] = [];
  const all = new Promise<void>((resolve) => {
    const hear = (download: Download) => {
      coming.push(bytesOf(download));
      if (coming.length === count) {
        page.off("download", hear);
        resolve();
      }
    };
    page.on("download", hear);
  });
  await programs(page).getByRole("button", { name: "Download" }).click();
  await all;
  return Object.fromEntries(await Promise.all(coming));
}

async function bytesOf(download: Download): Promise<readonly [string, string]> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return [download.suggestedFilename(), Buffer.concat(chunks).toString("latin1")];
}

/** Drops files on the page, as a hand does. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const bytes = Object.entries(files).map(([name, text]) => [name, [...Buffer.from(text)]] as const);
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const [name, content] of all) dataTransfer.items.add(new File([new Uint8Array(content)], name));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, bytes);
}

test("CPython's own SyntaxError stands at its line, before the run and after it, and can be mended", async ({
  page,
}) => {
  await openEditor(page);
  await oneProgram(page, 'print("one")\nfor i in range(3)\n    print(i)\n');
  const editor = page.getByRole("textbox", { name: "server.py of server" });
  const said = programs(page).getByRole("button", { name: "SyntaxError: expected ':'" });
  await expect(said, "before the run").toContainText("Line 2", { timeout: 90_000 });
  await expect(editor).toContainText("SyntaxError: expected ':'");
  await said.click();
  await expect(editor).toBeFocused();
  await page.getByRole("textbox", { name: "Name of process 1" }).focus();
  await run(page).click();
  await expect(programs(page).getByRole("alert")).toContainText(
    "server.py, line 2: SyntaxError: expected ':'",
  );
  await expect(editor).toBeFocused();
  // The cursor stands where CPython points to.
  await page.keyboard.type(":");
  await expect(said).toBeHidden();
  await page.keyboard.press("Control+Enter");
  await hasRun(page);
  await goToEnd(page);
  await expect(terminal(page, "server")).toContainText("2");
  for (const [text, told] of [
    ["if True:\nprint(1)\n", "IndentationError: expected an indented block"],
    ["if True:\n        x = 1\n\ty = 2\n", "TabError: inconsistent use of tabs"],
    ["x = 1\0", "SyntaxError: source code cannot contain null bytes"],
  ] as const) {
    await openAgain(page);
    await drop(page, { "server.py": text });
    await run(page).click();
    await expect(programs(page).getByRole("alert")).toContainText(told);
    await page.getByRole("button", { name: "Show the run" }).click();
    await hasRun(page);
    await goToEnd(page);
    await expect(caption(page)).toContainText(told);
  }
});

test("dropped files are the programs, byte for byte, with all that can be set", async ({ page }) => {
  await openEditor(page);
  const files = {
    "client.py": "import proto\r\n\r\nprint('client', proto.ONE)\r\n",
    "server.py": "\ufeffimport proto\nif True:\n\tprint('server ä', input(), input())",
    "proto.py": "ONE = 1\n\n\n",
  };
  await drop(page, files);
  const names = programs(page).getByRole("textbox", { name: /^Name of process/ });
  await expect(names.first()).toHaveValue("server");
  expect(await names.count()).toBe(2);
  const bytes = (text: string) => Buffer.from(text).toString("latin1");
  expect(await downloaded(page, 3)).toEqual(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])),
  );
  // What is typed into a file of Windows has its line breaks.
  await page.getByRole("textbox", { name: "client.py of client" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("import sys, time\nprint(sys.argv[1:], round(time.time() % 60))\n");
  expect((await downloaded(page, 3))["client.py"]).toBe(
    bytes(`${files["client.py"]}import sys, time\r\nprint(sys.argv[1:], round(time.time() % 60))\r\n`),
  );
  const client = page.getByRole("region", { name: "Program of client" });
  await client.getByText("Start, input and clock").click();
  await client.getByLabel("Arguments").fill('1 "two words"');
  await client.getByLabel("Begins at").fill("2000");
  await client.getByLabel("Clock ahead by").fill("5000");
  const server = page.getByRole("region", { name: "Program of server" });
  await server.getByText("Start, input and clock").click();
  await server.getByLabel("Keyboard").fill("Ana\n@700 Ben");
  // A module under another name, which both programs have.
  await server.getByRole("button", { name: "proto.py" }).click();
  await server.getByRole("button", { name: "Change proto.py" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("protocol.py");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(client.getByRole("button", { name: "protocol.py", exact: true })).toBeVisible();
  await write(page, "protocol.py of server", "ONE = 'one'\n");
  await write(
    page,
    "client.py of client",
    "import protocol, sys, time\nprint(protocol.ONE, sys.argv[1:], time.monotonic() > 6)\n",
  );
  await server.getByRole("button", { name: /^server.py/ }).click();
  await write(page, "server.py of server", "print(input(), input())\n");
  await page.keyboard.press("Control+Enter");
  await hasRun(page);
  await goToEnd(page);
  await page.getByRole("tab", { name: "Console" }).click();
  const console = page.getByRole("region", { name: "Console" });
  await expect(console).toContainText("one ['1', 'two words']");
  await expect(console).toContainText("Ana Ben");
  // What was typed before can be had again, and a draft is as it was left.
  await openAgain(page);
  await write(page, "server.py of server", "print('not run yet')\n");
  await page.getByRole("button", { name: "Close your programs" }).click();
  await openAgain(page);
  await expect(page.getByRole("textbox", { name: "server.py of server" })).toContainText("not run yet");
  await beginWith(page, "A bare start");
  await page.getByRole("combobox", { name: "Begin with" }).selectOption("-0");
  await expect(page.getByRole("textbox", { name: "server.py of server" })).toContainText("not run yet");
});

test("Stop ends a program that never ends, and the next run works", async ({ page }) => {
  await openEditor(page);
  await oneProgram(page, "while True: pass\n");
  await run(page).click();
  const bar = page.locator("[data-opening]");
  await expect(bar).toBeVisible();
  await bar.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("The previous run is still open")).toBeVisible();
  await openAgain(page);
  await write(page, "server.py of server", 'print("it runs")\n');
  await page.keyboard.press("Control+Enter");
  await hasRun(page);
  await goToEnd(page);
  await expect(terminal(page, "server")).toContainText("it runs");
});

async function openAgain(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Your programs…" }).click();
  await expect(programs(page)).toBeVisible();
}

test("a program does not come by the page", async ({ page }) => {
  await openEditor(page);
  await oneProgram(page, "import js\n");
  await run(page).click();
  await hasRun(page);
  await goToEnd(page);
  await expect(terminal(page, "server")).toContainText("ModuleNotFoundError: No module named 'js'");
});

test("a link opens programs without running them, and Run runs them", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openEditor(page);
  await oneProgram(page, 'print("by link")\n');
  await run(page).click();
  await hasRun(page);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // Another reader, who has typed nothing here.
  const other = await context.newPage();
  await other.goto(link);
  await expect(programs(other)).toBeVisible();
  await expect(other.getByRole("textbox", { name: "server.py of server" })).toContainText("by link");
  await other.getByRole("button", { name: "Close your programs" }).click();
  expect(await stepShown(other)).toEqual({ step: 1, of: 1 });
  await expect(terminal(other, "server")).toContainText("Nothing printed yet");
  await openAgain(other);
  await run(other).click();
  await hasRun(other);
  await goToEnd(other);
  await expect(terminal(other, "server")).toContainText("by link");
});

test("a browser that cannot run Python says so in one sentence", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(WebAssembly, "Suspending"));
  await openEditor(page);
  await run(page).click();
  await expect(page.getByRole("alert")).toContainText("This browser cannot run Python programs");
});

test("a reload keeps what was typed, and a download gives it back byte for byte", async ({ page }) => {
  const text = '# “ä” \\ \t end\nprint("typed")';
  await openEditor(page);
  await oneProgram(page, text);
  await page.reload();
  await openEditor(page);
  await expect(page.getByRole("textbox", { name: "server.py of server" })).toContainText("typed");
  const coming = page.waitForEvent("download");
  await programs(page).getByRole("button", { name: "Download" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(text);
});

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`axe finds nothing wrong in the editor at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openEditor(page);
    await expectAccessible(page);
  });

test.describe("on a first visit", () => {
  test.use({ firstVisit: true });
  test("no hint covers the editor", async ({ page }) => {
    await openEditor(page);
    await page.mouse.move(300, 300);
    await page.waitForTimeout(500);
    await expect(page.locator(".hint")).toHaveCount(0);
  });
});

const twoInside = `import threading, time

clock = 0
lock = threading.Lock()


def node(name):
    global clock
    with lock:
        clock += 1
    print(name, "enters CS")
    time.sleep(0.1)
    print(name, "leaves CS")


for name in ("Node 1", "Node 2"):
    threading.Thread(target=node, args=(name,), name=name).start()
`;

test("what a program prints marks the critical section, threads have lanes, and a name can be watched", async ({
  page,
}) => {
  await openEditor(page);
  await oneProgram(page, twoInside);
  await run(page).click();
  await hasRun(page);
  const checks = page.getByRole("region", { name: "Checks" });
  await goToEnd(page);
  await expect(checks).toContainText("At most one in the critical section");
  await expect(checks).toContainText("Two threads are in the critical section");
  await expect(terminal(page, "server").locator("li[data-critical=enters]")).toHaveCount(2);
  const names = (await marksIn(page.locator(".diagram-picture"))).map(({ text }) => text);
  expect(names).toEqual(expect.arrayContaining(["Server", "Node 1", "Node 2"]));
  // The link in the check leads to the step at which the second one enters.
  await checks.getByRole("button", { name: /broken at step/ }).click();
  await expect(checks.getByRole("listitem").first(), "what is broken comes first").toContainText("broken at");
  await expect(caption(page)).toContainText("Node 2 enters CS");
  // Beside the only program's listing stands its state: an eye beside a variable follows it.
  await page.getByRole("button", { name: "Watch clock" }).click();
  await hasRun(page);
  const watch = page.getByRole("region", { name: "Watched values" });
  await expect(watch.locator("li")).toContainText(/clock\s*2/);
  await expect(watch.locator(".watch-chart canvas").first()).toBeVisible();
  await watch.getByRole("textbox", { name: "Watch a name" }).fill("clock + 1");
  await expect(watch.getByRole("alert")).toContainText("no calls and no sums");
  await expectAccessible(page);
});
