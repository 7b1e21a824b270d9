import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base, type Page, type Route } from "@playwright/test";
import { root } from "../../scripts/tools.mjs";
import { openPage, stepShown, twoNodes } from "./page.ts";

/** A page that may tell the console of what it could not fetch, and may throw nothing. */
const test = base.extend<{ nothingThrown: undefined }>({
  nothingThrown: [
    async ({ page }, use) => {
      const thrown: string[] = [];
      page.on("pageerror", ({ message }) => thrown.push(message));
      await use(undefined);
      expect(thrown, "no uncaught error").toEqual([]);
    },
    { auto: true },
  ],
});

const dist = process.env["INTERLEAVE_TEST_DIST"] ?? "dist";
const html = readFileSync(join(root, dist, "index.html"), "utf8");

type Answer = (route: Route) => Promise<void>;

/** The ways in which a file can be missing: no connection, another release, a host that answers all with a page. */
const answers: readonly Answer[] = [
  (route) => route.abort(),
  (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "Not found" }),
  (route) => route.fulfill({ contentType: "text/html", body: "<p>Welcome</p>" }),
];

/** Answers for files that are not part of the first load. */
class Network {
  answer: Answer | null = null;
  isRefused: (file: string) => boolean = () => true;
  /** What was fetched, and not refused. */
  given = new Set<string>();

  static async of(page: Page): Promise<Network> {
    const network = new Network();
    await page.route(/\/assets\/.*\.(?:js|css)$/, (route) => {
      const file = new URL(route.request().url()).pathname;
      if (html.includes(file)) return route.continue();
      if (network.answer && network.isRefused(file)) return network.answer(route);
      network.given.add(file);
      return route.continue();
    });
    return network;
  }
}

/** Something that fetches a part of the page. */
interface Action {
  readonly name: string;
  readonly act: (page: Page) => Promise<unknown>;
  /** What is seen when the part is there. */
  readonly seen: string;
  readonly leave?: (page: Page) => Promise<unknown>;
  /** Whether it begins in the menu, whose list is a part of its own. */
  readonly inMenu?: true;
}

const menu = (item: string) => async (page: Page) => {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: item }).click();
};
const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();
const link = (name: string) => (page: Page) => page.getByRole("link", { name }).click();
const tab = (name: string) => (page: Page) => page.getByRole("tab", { name }).click();
const press = (key: string) => (page: Page) => page.keyboard.press(key);
const moveArrow = async (page: Page) => {
  await page.getByRole("slider", { name: "Messages of the diagram" }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Enter");
};

const actions: readonly Action[] = [
  { name: "keys", act: press("?"), seen: ".keys-parts", leave: press("Escape") },
  { name: "run until", act: press("g"), seen: ".run-until-menu", leave: press("Escape") },
  { name: "the tab of changes", act: tab("Changes"), seen: ".panel .changes", leave: tab("Code") },
  { name: "parameters", act: button("Parameters"), seen: ".drawer-body", leave: button(/^Close the/) },
  {
    name: "every schedule",
    inMenu: true,
    act: menu("Every schedule…"),
    seen: ".explore-search",
    leave: button(/^Close the/),
  },
  {
    name: "a node",
    act: (page) => page.locator(".stage .card button, .stage [role=button]").first().click(),
    seen: "dialog.pop",
    leave: press("Escape"),
  },
  {
    name: "a message",
    act: async (page) => {
      await page.getByRole("slider", { name: "Messages of the diagram" }).focus();
      await page.keyboard.press("Enter");
    },
    seen: "dialog.pop",
    leave: press("Escape"),
  },
  { name: "share", act: button("Share"), seen: ".notice", leave: button("Dismiss") },
  {
    name: "the menu",
    act: button("Menu"),
    seen: ".menu-item",
    leave: press("Escape"),
  },
  { name: "save", inMenu: true, act: menu("Save this run"), seen: ".notice", leave: button("Dismiss") },
  {
    name: "open",
    act: (page) =>
      page.getByLabel("A run’s file").setInputFiles({
        name: "empty.json",
        mimeType: "application/json",
        buffer: Buffer.from("{}"),
      }),
    seen: ".notice",
    leave: button("Dismiss"),
  },
  {
    name: "real processes",
    inMenu: true,
    act: menu("Real processes…"),
    seen: ".live-setup",
    leave: button("Back to the workbench"),
  },
  {
    name: "lessons",
    inMenu: true,
    act: menu("Lessons, challenges…"),
    seen: "text=Your record, to hand in",
    leave: button(/^Close the/),
  },
  {
    name: "export",
    inMenu: true,
    act: menu("Export…"),
    seen: "text=This step as a picture",
    leave: press("Escape"),
  },
  {
    name: "talks",
    inMenu: true,
    act: menu("Talks…"),
    seen: "text=Ready-made talks",
    leave: button(/^Close the/),
  },
  {
    name: "a change",
    act: moveArrow,
    seen: ".change-bar",
    // What compares comes with what tells of the change.
    leave: async (page) => {
      await button("Compare")(page);
      await expect(page.locator(".compare")).toBeVisible();
      await page.keyboard.press("Escape");
    },
  },
  { name: "clocks", act: link("Berkeley clocks"), seen: ".clock-stage" },
];

const told = (page: Page) => page.getByText("This part of the page could not be loaded.").first();
/** Each style sheet is there, or comes: a part must not be shown without its own. */
const isStyled = (page: Page) =>
  expect
    .poll(() =>
      page.locator("link[rel=stylesheet]").evaluateAll((links) =>
        links.flatMap((link) => {
          try {
            return (link as HTMLLinkElement).sheet?.cssRules.length === 0 ? [link.outerHTML] : [];
          } catch {
            // It cannot be read while it is fetched, nor when it could not be.
            return [link.outerHTML];
          }
        }),
      ),
    )
    .toEqual([]);
/** In the dialog, where there is one, else in the place of the part. */
const tryAgain = async (page: Page) => {
  const asked = page.getByRole("dialog", { name: "A part of the page is missing" });
  const within = (await asked.isVisible()) ? asked : page.locator(".missing-place").first();
  await within.getByRole("button", { name: "Try again" }).click();
};
const moments = async (page: Page) => ({ ...(await stepShown(page)), title: await page.title() });

/** Does something that fetches a part, with files refused; and once more, with none refused, when that is told. */
async function twice(page: Page, network: Network, { act, seen }: Action): Promise<void> {
  await act(page);
  await expect(told(page).or(page.locator(seen).first()).first()).toBeVisible();
  network.answer = null;
  // A part that is there may tell of a part in it only afterwards.
  await expect(async () => {
    if (await told(page).isVisible()) await tryAgain(page);
    await expect(page.locator(seen).first()).toBeVisible({ timeout: 5000 });
    await expect(told(page)).toBeHidden({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await isStyled(page);
}

test("a part that cannot be fetched gives an error, takes nothing away, and can be tried again", async ({
  page,
}) => {
  // Every part three times on a page of its own, and every file once more.
  test.slow();
  const network = await Network.of(page);
  /** The files that each action is the first to need. */
  const needed = new Map<Action, readonly string[]>();
  const known = new Set<string>();
  for (const [index, action] of actions.entries())
    await test.step(`${action.name} with all refused`, async () => {
      const { name, act, seen, leave } = action;
      network.answer = null;
      await page.goto("about:blank");
      await openPage(page, `${twoNodes}?step=5`);
      if (action.inMenu) {
        await page.getByRole("button", { name: "Menu", exact: true }).click();
        await expect(page.locator(".menu-item").first()).toBeVisible();
        await page.keyboard.press("Escape");
      }
      // Each part meets two of the ways, one after the other.
      const [first, second] = [0, 1].map((turn) => answers[(index + turn) % answers.length]);
      network.answer = first ?? null;
      network.given.clear();
      const before = await moments(page);
      await act(page);
      await expect(told(page), name).toBeVisible();
      network.answer = second ?? null;
      await tryAgain(page);
      await expect(told(page), name).toBeVisible();
      if (name !== "a change") expect(await moments(page), name).toEqual(before);
      await expect(page.locator(".stage").first()).toBeVisible();
      network.answer = null;
      await tryAgain(page);
      await expect(page.locator(seen).first(), name).toBeVisible();
      await expect(told(page)).toBeHidden();
      await leave?.(page);
      needed.set(
        action,
        [...network.given].filter((file) => !known.has(file)),
      );
      for (const file of network.given) known.add(file);
    });

  const most = Math.max(...[...needed.values()].map((files) => files.length));
  for (let turn = 0; turn < most; turn++) {
    await page.goto("about:blank");
    await openPage(page, `${twoNodes}?step=5`);
    for (const [index, action] of actions.entries()) {
      const file = needed.get(action)?.[turn];
      if (file === undefined) continue;
      await test.step(`${action.name} without ${file}`, async () => {
        network.answer = answers[(index + turn) % answers.length] ?? null;
        network.isRefused = (each) => each === file;
        await twice(page, network, action);
        await action.leave?.(page);
      });
    }
  }
});

test("an address opens the page when its parts cannot be fetched, and the run at the second try", async ({
  page,
}) => {
  const network = await Network.of(page);
  await openPage(page, `${twoNodes}?step=5`);
  await moveArrow(page);
  await expect.poll(() => page.url()).toContain("?s=");
  const linked = new URL(page.url()).hash;
  for (const address of ["#/ricart-agrawala/two-nodes?step=3", "#/berkeley/handout?step=3", linked])
    await test.step(address.slice(0, 30), async () => {
      [network.answer] = answers as [Answer];
      await page.goto("about:blank");
      await page.goto(`./${address}`);
      await expect(told(page)).toBeVisible();
      await expect(page.locator(".stage").first()).toBeVisible();
      network.answer = null;
      await tryAgain(page);
      await expect(told(page)).toBeHidden();
      await expect.poll(() => new URL(page.url()).hash).toBe(address);
      await expect(page.locator(".stage").first()).toBeVisible();
    });
  [network.answer] = answers as [Answer];
  await page.goto("about:blank");
  await page.goto("./#/ricart-agrawala/two-nodes");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.locator(".notice")).toContainText("A part of the page could not be loaded");
});

test("a search says that its worker cannot be fetched, and you can start it again", async ({ page }) => {
  const network = await Network.of(page);
  await openPage(page, `${twoNodes}?step=5`);
  await menu("Every schedule…")(page);
  const find = page.getByRole("button", { name: "Find a violation" });
  await expect(find).toBeVisible();
  for (const answer of answers) {
    network.answer = answer;
    await find.click();
    await expect(page.getByText("The search failed")).toBeVisible();
  }
  network.answer = null;
  await find.click();
  await expect(page.getByText(/Every schedule within these bounds was tried/)).toBeVisible();
});

test("the page says that there is a newer version, and reloading keeps a changed run", async ({ page }) => {
  const network = await Network.of(page);
  await openPage(page, `${twoNodes}?step=5`);
  await page.route(/\/$/, (route) =>
    route.fulfill({ contentType: "text/html", body: html.replaceAll("/index-", "/index-new-") }),
  );
  [, network.answer] = answers as [Answer, Answer];
  // The address cannot hold the change: what packs it is missing.
  await moveArrow(page);
  const before = await moments(page);
  await expect(page.getByText("A new version of Interleave was published.").first()).toBeVisible();
  await page.unroute(/\/$/);
  network.isRefused = (file) => file.includes("/files-");
  page.once("framenavigated", () => {
    network.answer = null;
  });
  await page.getByRole("button", { name: "Reload the page" }).first().click();
  await expect(page.locator(".notice")).toContainText("is open");
  expect(await moments(page)).toEqual({ ...before, step: 1 });
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.url()).toContain("?s=");
});
