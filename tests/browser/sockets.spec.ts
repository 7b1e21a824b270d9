import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { messagesIn } from "./marks.ts";
import { caption, count, expect, expectStep, openPage, stepShown, test } from "./page.ts";
import { pixelsApart, wholePicture } from "./pictures.ts";

const hello = "./#/sockets/hello";
const boxOf = (part: Locator) =>
  part.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
const server = (page: Page) => page.locator(".host").filter({ hasText: "Server" }).first();

test("experiment 7 is one click away, opens on the handout's pair, and a key moves something", async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole("navigation", { name: "Experiments" }).getByRole("link", { name: "Sockets" }).click();
  await expect(page).toHaveURL(/#\/sockets\/hello\?step=0$/);
  await expectStep(page, 1);
  await expect(page.getByRole("region", { name: "Listing server.py" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Listing client.py" })).toBeVisible();
  const before = await page.screenshot();
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
  expect(await pixelsApart(page, await page.screenshot(), before)).toBeGreaterThan(500);
  await page.getByRole("navigation", { name: "Experiments" }).getByRole("link", { name: "Ricart" }).click();
  await expect(page).toHaveURL(/#\/ricart-agrawala\/two-nodes/);
});

test("forward to the end and back gives the first screen again", async ({ page }) => {
  await openPage(page, `${hello}?step=0`);
  await page.mouse.move(0, 0);
  const first = await wholePicture(page);
  const { of } = await stepShown(page);
  for (let step = 2; step <= of; step++) {
    await page.keyboard.press("ArrowRight");
    await expectStep(page, step);
    await expect(caption(page)).not.toBeEmpty();
  }
  await expect(page.getByRole("region", { name: "Terminal of Server" })).toContainText(
    /Connected by \('127.0.0.1', \d+\)\s*Received: Hello from client/,
  );
  await expect(page.getByRole("region", { name: "Terminal of Client" })).toContainText(
    "Received: Hello from server",
  );
  for (let step = of - 1; step >= 1; step--) {
    await page.keyboard.press("ArrowLeft");
    await expectStep(page, step);
  }
  await expect.poll(async () => pixelsApart(page, await wholePicture(page), first)).toBe(0);
});

test("the server waits in accept, the bytes come into its buffer, and stand there as text or as hex", async ({
  page,
}) => {
  await openPage(page, `${hello}?step=10`);
  await expect(server(page)).toContainText("LISTEN");
  await expect(server(page)).toContainText("accept() waits for a client");
  await expect(page.locator(".code-wait").first()).toHaveText("waiting for a client");
  await page.goto(`${hello}?step=21`);
  await expect(caption(page)).toContainText("17 bytes from Client reach the kernel of Server");
  const buffer = server(page).locator(".buffer-bytes").first();
  await expect(buffer).toHaveText(/^Hello from/);
  await page.getByRole("button", { name: "hex" }).click();
  await expect(buffer).toHaveText(/^48 65 6c 6c 6f 20/);
  await page.keyboard.press("End");
  await expect(server(page)).toContainText("TIME_WAIT");
});

test("an uncaught error ends the program with Python's traceback; one that is caught does not", async ({
  page,
}) => {
  await openPage(page, "./#/sockets/refused?step=last");
  const terminal = page.getByRole("region", { name: "Terminal of Client" });
  await expect(terminal).toContainText("Traceback (most recent call last):");
  await expect(terminal).toContainText("ConnectionRefusedError: [Errno 111] Connection refused");
  await page.goto("./#/sockets/refused-caught?step=last");
  await expect(terminal).toContainText("No server listens there: [Errno 111] Connection refused");
  await expect(terminal).not.toContainText("Traceback");
});

test("a segment is dropped from the stage, is sent again, and undo brings the run back", async ({ page }) => {
  await openPage(page, `${hello}?step=20`);
  const { of } = await stepShown(page);
  const segment = page
    .getByRole("list", { name: "Segments under way" })
    .getByRole("button", { name: /Hello from client/ });
  await segment.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Drop it" }).click();
  await expect(count(page)).not.toContainText(`of ${of} `);
  await page.keyboard.press("End");
  await expect(page.getByRole("region", { name: "Terminal of Server" })).toContainText(
    "Received: Hello from client",
  );
  await page.keyboard.press("Control+z");
  await expect(count(page)).toContainText(`of ${of}`);
});

test("a process is killed from its card, and a client can be started later", async ({ page }) => {
  await openPage(page, `${hello}?step=10`);
  await page.getByRole("button", { name: "Server: change it" }).click();
  await page.getByRole("button", { name: /^Crash it here/ }).click();
  await page.keyboard.press("End");
  await expect(server(page)).toContainText("killed");
  await expect(page.getByRole("region", { name: "Terminal of Client" })).toContainText(
    "ConnectionRefusedError",
  );
  await page.goto(`${hello}?step=0`);
  await page.getByRole("button", { name: "Parameters" }).first().click();
  const begins = page.getByRole("group", { name: "Client" }).getByLabel("begins at");
  await begins.fill("300");
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await expect(page.locator(".transport-count")).toContainText(/3\d\d ms/);
});

test("the program reads a byte that was changed on the way, and the check breaks", async ({ page }) => {
  await openPage(page, "./#/sockets/tampered?step=last");
  await expect(page.getByRole("region", { name: "Terminal of Server" })).toContainText(
    "The password is 9234",
  );
  await expect(page.locator(".tap")).toContainText("The password is 1234");
  await expect(page.getByRole("button", { name: /^broken at step/ })).toBeVisible();
});

test("many clients: a chart shows which of them wait, and each can be selected", async ({ page }) => {
  await openPage(page, "./#/sockets/one-at-a-time?step=60");
  await expect(page.locator(".waits tr")).toHaveCount(4);
  await expect(page.locator(".waits tr").nth(3)).toContainText("360 ms");
  // A bar tells its call and how long it took.
  const bars = page.locator(".waits-bars").nth(3);
  await bars.hover();
  await expect(bars).toHaveAttribute("title", /^recv: \d+ ms$/);
  await expect(page.locator(".queue-slot[data-taken]")).toHaveCount(2);
  await page.getByRole("combobox", { name: "Client’s code" }).selectOption({ label: "Client C" });
  await page.keyboard.press("End");
  await expect(page.getByRole("region", { name: "Terminal of Client C" })).toContainText("Received:");
});

test("one to eight clients, and the same ones side by side with a thread each", async ({ page }) => {
  await openPage(page, "./#/sockets/one-at-a-time?step=60");
  const served = page.getByRole("group", { name: "How the clients are served" });
  await served.getByRole("button", { name: "a thread each" }).click();
  await expect(page.locator(".waits tr").nth(3)).not.toContainText("360 ms");
  await expect(page.getByRole("region", { name: "Listing server_threads.py" })).toBeVisible();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.keyboard.press("End");
  const was = page.getByRole("region", { name: "The run as it was" });
  await expect(was).toContainText("430 ms");
  // With a thread each no client waits for the first client's pause.
  await expect(page.getByRole("region", { name: "The run as it is" })).toContainText("A TIME_WAIT");
  await expect(page.getByRole("region", { name: "The run as it is" })).not.toContainText("430 ms");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(page.locator(".waits tr").nth(3)).toContainText("360 ms");
  await page.getByRole("button", { name: "Parameters" }).first().click();
  const many = page.getByRole("textbox", { name: "How many" });
  await many.fill("9");
  await expect(many).toHaveAccessibleDescription("must be 1 to 8, is 9");
  await many.fill("5");
  await expect(page.locator(".waits tr")).toHaveCount(6);
  await page.getByRole("combobox", { name: "Served" }).selectOption("a thread each");
  await expect(served.getByRole("button", { name: "a thread each" })).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
});

for (const theme of ["light", "dark", "projector"]) {
  test(`the page is accessible with hosts, code and a chart, in the ${theme} theme`, async ({ page }) => {
    await openPage(page, `./#/sockets/a-thread-each?step=70&theme=${theme}`);
    await expectAccessible(page);
    await page.getByRole("tab", { name: "State" }).click();
    await expect(page.locator(".bytes, .bytes-title").first()).toBeVisible();
    await expectAccessible(page);
  });
}

test("on a phone nothing is wider than the window, and the run can be stepped", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const id of ["hello", "eight-threads", "port-taken"]) {
    await openPage(page, `./#/sockets/${id}?step=middle`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
  const { step } = await stepShown(page);
  await page.getByRole("button", { name: "Forward", exact: true }).click();
  await expectStep(page, step + 1);
});

test("a click in a crowd selects the segment under it, and empty space selects none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openPage(page, "./#/sockets/sixty-four-threads?step=middle");
  const stage = page.locator(".wire-stage");
  const [segment] = await messagesIn(stage);
  if (!segment) throw new Error("there is no segment");
  await page.mouse.move(segment.x, segment.y);
  await expect(stage).toHaveCSS("cursor", "pointer");
  await expect(stage).toHaveAttribute("data-here", /^(SYN|ACK|FIN|DATA|.*Hello).* from .* to /);
  await page.mouse.click(segment.x, segment.y);
  await expect(page.getByRole("dialog")).toContainText("Drop it");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await stage.getByRole("button", { name: "Client 1: change it" }).click();
  await expect(page.getByRole("dialog")).toContainText("Crash it here");
  await page.keyboard.press("Escape");
  await stage.getByRole("list", { name: "Segments under way" }).getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Drop it");
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [390, 844],
] as const) {
  test(`no segment of eight clients is under the switch or off the stage at ${width}×${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const step of [29, 45, 60, 90, 130, 155, 210]) {
      await openPage(page, `./#/sockets/eight-one-at-a-time?step=${step}`);
      const switches = await boxOf(page.getByRole("group", { name: "Bytes in the buffers" }));
      const stage = await boxOf(page.getByRole("region", { name: "Stage" }));
      expect(switches.bottom).toBeLessThanOrEqual(stage.bottom);
      const segments = await messagesIn(page.locator(".wire-stage"));
      expect(segments).not.toEqual([]);
      for (const { x, y, width, height } of segments) {
        const box = {
          left: x - width / 2,
          right: x + width / 2,
          top: y - height / 2,
          bottom: y + height / 2,
        };
        expect(box.bottom, `step ${step}`).toBeLessThanOrEqual(switches.top + 1);
        expect(box.top, `step ${step}`).toBeGreaterThanOrEqual(stage.top - 1);
        expect(box.left, `step ${step}`).toBeGreaterThanOrEqual(stage.left);
        expect(box.right, `step ${step}`).toBeLessThanOrEqual(stage.right);
      }
    }
  });
}

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const) {
  test(`the texts of a host's sockets are never cut at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const where of ["hello?step=22", "eight-one-at-a-time?step=154", "one-at-a-time?step=61"]) {
      await openPage(page, `./#/sockets/${where}`);
      const told = page.locator(".host").locator(".host-fact, .socket-state, .socket-name, .queue-slot");
      await expect(told.first()).toBeVisible();
      const cut = await told.evaluateAll((parts) =>
        parts
          .filter(
            (part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline",
          )
          .map(({ textContent }) => textContent),
      );
      expect(cut, where).toEqual([]);
    }
  });
}
