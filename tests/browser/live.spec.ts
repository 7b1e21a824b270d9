import { readFile } from "node:fs/promises";
import { test as loud, type Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { caption, expect, expectDrawn, expectStep, openPage, stepShown, test } from "./page.ts";

const drift = "./#/berkeley/drift";

/** Opens the view of real processes for a scenario and sets what is asked for. */
async function openLive(page: Page, address: string, fields: Readonly<Record<string, string>> = {}) {
  await openPage(page, address);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Real processes…" }).click();
  await expect(page.getByRole("heading", { name: "Real processes" })).toBeFocused();
  for (const [label, value] of Object.entries(fields))
    await page.getByRole("textbox", { name: label }).fill(value);
}

async function start(page: Page) {
  await page.getByRole("button", { name: /^Start/ }).click();
  await expect(status(page)).toHaveText("Running");
}

const status = (page: Page) => page.locator(".live-status");
const row = (page: Page, name: string) => page.locator(".live-process", { hasText: name });

type Figure = "apart-ms" | "least-ms" | "bound-ms" | "round";

/** Numbers that the page has read off its own processes, all at one moment; NaN while there is none. */
async function all(page: Page, ...names: readonly Figure[]): Promise<[number, number, number]> {
  const texts = await page.evaluate(
    (names) =>
      names.map((name) => document.querySelector(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? ""),
    names,
  );
  const [one = NaN, two = NaN, three = NaN] = texts.map((text) => (text === "" ? NaN : Number(text)));
  return [one, two, three];
}

const read = async (page: Page, name: Figure): Promise<number> => (await all(page, name))[0];

async function stopAndReplay(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Stop" }).click();
  const result = page.getByRole("region", { name: "The recording" });
  await expect(result).toContainText(/Replayed: all [\d,]+ steps agree\./);
  return Number((/all ([\d,]+) steps/.exec(await result.innerText())?.[1] ?? "").replace(",", ""));
}

test("clocks that drift are pulled together on real time, and the recording is replayed and stepped", async ({
  page,
}) => {
  await openLive(page, drift, { Machines: "12", "A round every": "1000" });
  await start(page);
  // They began 250 ms apart. Now they are within what the round's own delays allow, and those of a busy machine.
  await expect
    .poll(async () => {
      const [round, least, bound] = await all(page, "round", "least-ms", "bound-ms");
      return round >= 2 && least <= bound && bound < 150;
    })
    .toBe(true);
  const steps = await stopAndReplay(page);
  await expectAccessible(page, ".live");
  await page.getByRole("button", { name: "Step through it" }).click();
  await expect.poll(() => stepShown(page)).toEqual({ step: 1, of: steps });
  await page.keyboard.press("End");
  await expect.poll(async () => (await stepShown(page)).step).toBe(steps);
  await page.keyboard.press("ArrowLeft");
  await expect(caption(page)).not.toBeEmpty();
  await expect(page.locator(".checks")).toContainText("At most one master");
});

test("a killed master is replaced, it returns and follows, and a machine that was off joins", async ({
  page,
}) => {
  await openLive(page, drift, { "A round every": "600" });
  await start(page);
  const master = page.locator(".live-process", { hasText: "MASTER" });
  await expect(master).toHaveCount(1);
  await expect.poll(() => read(page, "round")).toBeGreaterThanOrEqual(1);
  const name = await master.locator(".process-chip").innerText();
  await page.getByRole("button", { name: `Kill ${name}` }).click();
  await expect(row(page, name)).toContainText("killed");
  await page.getByRole("button", { name: "Add Clock 5" }).click();
  await expect(master).toHaveCount(1);
  await expect(master).not.toContainText(name);
  const rounds = await read(page, "round");
  await page.getByRole("button", { name: `Start ${name} again` }).click();
  await expect(row(page, name)).toContainText("FOLLOWER");
  await expect(row(page, "Clock 5")).toContainText("FOLLOWER");
  await expect.poll(() => read(page, "round")).toBeGreaterThan(rounds + 1);
  await expect.poll(() => read(page, "least-ms")).toBeLessThan(100);
  await stopAndReplay(page);
});

test("the page shows that a process throws or hangs, and stays alive", async ({ page }) => {
  await openLive(page, drift, { Machines: "4", "A round every": "600" });
  await start(page);
  await expect(row(page, "Clock 1")).toContainText(/FOLLOWER|MASTER/);
  const fail = async (name: string, how: string) => {
    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("button", { name: how }).click();
  };
  await fail("Clock 1", "Make it throw");
  await expect(row(page, "Clock 1")).toContainText("has thrown");
  await expect(row(page, "Clock 1")).toContainText("this process was made to throw");
  await fail("Clock 2", "Make it hang");
  await expect(row(page, "Clock 2")).toContainText("does not answer");
  await page.getByRole("button", { name: "Kill Clock 2" }).click();
  await expect(row(page, "Clock 2")).toContainText("killed");
  await page.getByRole("button", { name: "Start Clock 2 again" }).click();
  await expect(row(page, "Clock 2")).toContainText("FOLLOWER");
  await expectAccessible(page, ".live");
  // One that hangs cannot be asked to stop.
  await fail("Clock 3", "Make it hang");
  await stopAndReplay(page);
});

test("the right order never spoils the picture that the nodes draw", async ({ page }) => {
  await openLive(page, "./#/ricart-agrawala/two-nodes", { Nodes: "4" });
  await start(page);
  await expect
    .poll(async () => Number(await page.locator("[data-entries]").innerText()))
    .toBeGreaterThanOrEqual(5);
  await stopAndReplay(page);
  await expect(page.locator("[data-together]")).toHaveText("never");
  await expect(page.locator("[data-spoilt]")).toHaveAttribute("data-spoilt", "0");
  await page.getByRole("button", { name: "Step through it" }).click();
  await page.keyboard.press("End");
  await expect(page.locator(".checks")).not.toContainText("breaks at");
});

test("compared as text two are in the section at once, and what they draw shows it", async ({ page }) => {
  await openLive(page, "./#/ricart-agrawala/two-nodes-text", { Nodes: "4" });
  await start(page);
  await expect(page.locator("[data-together]")).not.toHaveText("never", { timeout: 60_000 });
  await expect(page.locator(".live")).toContainText(
    /[Nn]odes? \d and node \d were in the section together at/,
  );
  await expect
    .poll(async () => Number(await page.locator("[data-spoilt]").getAttribute("data-spoilt")))
    .toBeGreaterThan(0);
  await stopAndReplay(page);
  await page.getByRole("button", { name: "Step through it" }).click();
  await expect(page.locator(".checks")).toContainText("breaks at");
});

test("a hidden tab pauses the run and says so, and Space goes on", async ({ page }) => {
  await openLive(page, drift);
  await start(page);
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  await expect(status(page)).toHaveText("Paused, because this tab was hidden");
  await hide(false);
  const told = page.locator(".live-count");
  const before = await told.innerText();
  await page.waitForTimeout(600);
  await expect(told).toHaveText(before);
  await page.locator(".live-head h1").focus();
  await page.keyboard.press("Space");
  await expect(status(page)).toHaveText("Running");
  await expect(told).not.toHaveText(before);
  await page.getByRole("button", { name: "Back to the workbench" }).click();
  await expect(page.locator(".live")).toBeHidden();
  await expect(caption(page)).toBeVisible();
});

test("a recording is saved and opened again; a change to it is simulated, and undone", async ({ page }) => {
  await openLive(page, "./#/ricart-agrawala/two-nodes");
  await start(page);
  // What belongs to the simulated run says how to come there, and ends nothing by itself.
  await page.getByRole("button", { name: "Parameters" }).click();
  await expect(page.locator(".notice")).toContainText("The real processes are still open");
  await expect(page.getByRole("button", { name: "Back to the workbench" })).toHaveCount(2);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect
    .poll(async () => Number(await page.locator("[data-entries]").innerText()))
    .toBeGreaterThanOrEqual(2);
  const steps = await stopAndReplay(page);
  await page.getByRole("button", { name: "Step through it" }).click();
  await expect(page.locator(".notice")).toContainText("every step agrees");

  // No link holds it: the file is offered. The browser keeps it, and another browser says that it has it not.
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.locator(".notice")).toContainText("A link cannot hold a recording");
  await expect(page.getByRole("button", { name: "Save the recording" })).toBeVisible();
  await page.keyboard.press("End");
  await expectStep(page, steps);
  const end = await caption(page).innerText();
  await expect(page).toHaveURL(new RegExp(`recording=\\w+&step=${steps - 1}$`));
  await page.reload();
  await expect(page.locator(".notice")).toContainText("This browser kept the recording");
  await expect.poll(() => stepShown(page)).toEqual({ step: steps, of: steps });
  expect(await caption(page).innerText()).toBe(end);
  await page.evaluate(() => caches.delete("interleave-recordings"));
  const other = await page.context().newPage();
  await openPage(other, page.url());
  await expect(other.locator(".notice")).toContainText("This is a new simulation, not the recording");
  await other.close();

  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await expect(page.locator(".change-bar")).toContainText("What has really happened stays as it was");
  await page.keyboard.press("Control+z");
  await expect(page.locator(".change-bar")).toBeHidden();
  await expect.poll(async () => (await stepShown(page)).of).toBe(steps);

  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this run" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  await page.goto("./#/ricart-agrawala/two-nodes?step=0");
  await expect.poll(async () => (await stepShown(page)).of).not.toBe(steps);
  const open = (content: string) =>
    page.locator("input[type=file]").setInputFiles({
      name: "mine.json",
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
  await open(text.replace(/"highest":(\d+)/, '"highest":1$1'));
  await expect(page.locator(".notice")).toContainText("cannot be replayed");
  await open(text);
  await expect(page.locator(".notice")).toContainText("every step agrees");
  await expect.poll(async () => (await stepShown(page)).of).toBe(steps);
});

test("socket programs run as threads: what they print, their recording replayed, stepped, saved and opened", async ({
  page,
}) => {
  await openLive(page, "./#/sockets/hello", { "A segment takes about": "300" });
  await start(page);
  const lines = page.getByRole("region", { name: "What they print" });
  await expect(lines).toContainText("Received: Hello from server");
  await expect(row(page, "Server")).toContainText("has ended");
  await expect(page.locator("[data-segments]")).not.toHaveText("0");
  await page.getByRole("button", { name: "Add Client 2" }).click();
  // No socket listens any more.
  await expect(row(page, "Client 2")).toContainText("died of ConnectionRefusedError");
  const steps = await stopAndReplay(page);
  await expect(page.getByRole("region", { name: "The recording" })).toContainText("and the kernel");
  await expectAccessible(page, ".live");
  await page.keyboard.press("Enter");
  await expect.poll(() => stepShown(page)).toEqual({ step: 1, of: steps });

  // The sockets are those of the recording: the client's ends have the bytes that the console says came.
  const host = (name: string) => page.locator(".host", { hasText: name }).first();
  await expect(host("Server")).toContainText("not started");
  const states = new Set<string>();
  for (let step = 1; step < steps; step++) {
    await page.keyboard.press("ArrowRight");
    await expectDrawn(page, step + 1);
    for (const state of await page.locator(".host .socket-state").allInnerTexts()) states.add(state);
  }
  expect([...states]).toEqual(expect.arrayContaining(["LISTEN", "SYN_SENT", "ESTABLISHED", "FIN_WAIT_1"]));
  await expect(host("Server")).toContainText("has ended");
  await expect(page.locator(".checks")).not.toContainText("breaks at");

  const middle = async () => {
    await page.keyboard.press("Home");
    for (let step = 1; step < 20; step++) await page.keyboard.press("ArrowRight");
    await expectDrawn(page, 20);
    return page.locator(".host-body, .host-threads").allInnerTexts();
  };
  const shown = await middle();
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this run" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  await page.goto("./#/sockets/hello?step=0");
  await expect(page.locator(".host")).toHaveCount(2);
  const open = (content: string) =>
    page.locator("input[type=file]").setInputFiles({
      name: "mine.json",
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
  await open(text);
  await expect(page.locator(".notice")).toContainText("every step agrees");
  await expect.poll(async () => (await stepShown(page)).of).toBe(steps);
  // What it tells of is not under it.
  const [stage, notice] = [page.locator(".workbench-stage"), page.locator(".notice")];
  const edge = await stage.boundingBox().then((box) => (box ? box.x + box.width : NaN));
  expect((await notice.boundingBox())?.x).toBeGreaterThanOrEqual(edge);
  expect(await middle()).toEqual(shown);
});

test("an invalid number of processes does not start another number", async ({ page }) => {
  await openLive(page, "./#/sockets/sixty-four-threads", { Processes: "99" });
  await page.getByRole("button", { name: "Start" }).click();
  const processes = page.getByRole("textbox", { name: "Processes" });
  await expect(processes).toBeFocused();
  await expect(page.locator(".live-setup")).toContainText("must be 1 to 12, is 99");
  // Where there is room for no more, none is promised.
  await expect(page.locator(".live-setup")).not.toContainText("One client more stands by");
  await processes.fill("3");
  await expect(page.locator(".live-setup")).toContainText("One client more stands by");
  await start(page);
  await expect(page.getByRole("button", { name: /^Add Client/ })).toBeVisible();
});

test("the rows of processes stay where they are whatever call a program is in", async ({ page }) => {
  await openLive(page, "./#/sockets/eight-one-at-a-time", { "A segment takes about": "1500" });
  await start(page);
  const inConnect = row(page, "Client A");
  await expect(inConnect).toContainText("connect((");
  const heights = () =>
    page.locator(".live-process").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.max(...(await heights())) - Math.min(...(await heights()))).toBeLessThan(2);
});

test("what a scenario does to a process at a moment is done to its thread", async ({ page }) => {
  await openLive(page, "./#/sockets/killed", { "A segment takes about": "60" });
  await expect(page.locator(".live-setup")).toContainText("kills or starts processes itself, once");
  await start(page);
  await expect(row(page, "Server")).toContainText("killed");
  // Its kernel closes what it had open: the client's recv ends by that.
  await expect(row(page, "Client").first()).toContainText("has ended");
  await stopAndReplay(page);
});

test("a server that hangs is answered for by its kernel, and closed by it when it is killed, by keys", async ({
  page,
}) => {
  await openLive(page, "./#/sockets/hello", { Processes: "1", "A segment takes about": "60" });
  await start(page);
  await expect(row(page, "Server")).toContainText("waits: accept()");
  await page.getByRole("button", { name: "More for Server" }).click();
  await page.getByRole("button", { name: "Make it hang" }).click();
  await expect(row(page, "Server")).toContainText("does not answer");
  await page.getByRole("button", { name: "Add Client" }).click();
  await expect(row(page, "Client")).toContainText("waits: recv(1024)");
  await page.locator(".live-head h1").focus();
  await page.keyboard.press("k");
  await expect(row(page, "Server")).toContainText("killed");
  await expect(row(page, "Client")).toContainText("died of ConnectionResetError");
  await page.keyboard.press("a");
  await expect(row(page, "Server")).toContainText("waits: accept()");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "What they print" })).toContainText("Hello from server");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("While real processes run");
  await page.keyboard.press("Escape");
  await page.locator(".live-head h1").focus();
  await page.keyboard.press("s");
  await expect(page.getByRole("region", { name: "The recording" })).toContainText(
    /Replayed: all [\d,]+ steps agree\./,
  );
});

test("segments that are lost are sent again by the kernel’s own timers", async ({ page }) => {
  await openLive(page, "./#/sockets/one-at-a-time", {
    "A segment takes about": "30",
    "Lost segments": "30",
  });
  await start(page);
  const again = async () => Number(await page.locator("[data-again]").getAttribute("data-again"));
  // Of what is lost only bytes, SYN and FIN are sent again, and which are lost is chance.
  await expect.poll(again, { timeout: 30_000 }).toBeGreaterThanOrEqual(1);
  await stopAndReplay(page);
});

test("nodes whose scenario has sockets send their messages over the kernel’s", async ({ page }) => {
  await openLive(page, "./#/ricart-agrawala/over-tcp", { Nodes: "3" });
  await expect(page.locator(".live-setup")).toContainText("lines over TCP");
  await start(page);
  await expect
    .poll(async () => Number(await page.locator("[data-entries]").innerText()), { timeout: 30_000 })
    .toBeGreaterThanOrEqual(3);
  await stopAndReplay(page);
  await expect(page.locator("[data-together]")).toHaveText("never");
});

// The browser itself tells the console of what it could not fetch.
loud("a program that cannot be fetched is told as that, and the page stays", async ({ page }) => {
  await openLive(page, drift, { Machines: "2" });
  await page.route(/process-[^/]*\.js$/, (route) => route.abort());
  await page.getByRole("button", { name: /^Start/ }).click();
  await expect(row(page, "Clock 1")).toContainText("its program could not be fetched");
  await page.getByRole("button", { name: "Back to the workbench" }).click();
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
});
