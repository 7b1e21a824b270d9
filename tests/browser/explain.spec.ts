import type { Locator, Page } from "@playwright/test";
import { glossaries } from "../../src/experiments/glossaries.ts";
import { LookUp } from "../../src/experiments/glossary/look-up.ts";
import { expectAccessible } from "./axe.ts";
import { markOf } from "./marks.ts";
import { drawn, expect, openPage, test, twoNodes } from "./page.ts";

const explanation = (page: Page) => page.getByRole("tooltip");
const card = (page: Page, node: number) => page.locator(`.card[data-process="${node}"]`);

/** Rests the mouse on the middle of something. */
async function restOn(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error("it is not on the page");
  await restAt(page, box.x + box.width / 2, box.y + box.height / 2);
}

async function restAt(page: Page, x: number, y: number): Promise<void> {
  // The part that explains is fetched when the mouse first moves.
  await page.mouse.move(x - 2, y);
  await expect(page.locator("html")).toHaveAttribute("data-explains", "");
  await page.mouse.move(x, y);
}

test("a word of a card explains itself to a mouse that rests on it, and Escape puts that away", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=5`);
  const highest = card(page, 1).getByText("highest");
  await restOn(page, highest);
  await expect(explanation(page)).toContainText("highest timestamp that this node has seen");
  await expectAccessible(page);
  const [told, word] = [await explanation(page).boundingBox(), await card(page, 1).boundingBox()];
  expect(told && word && (told.y >= word.y + word.height || told.y + told.height <= word.y)).toBe(true);
  await expect(explanation(page).getByRole("link")).toHaveAttribute("href", "./glossary.html#highest");
  await page.keyboard.press("Escape");
  await expect(explanation(page)).toHaveCount(0);
});

test("dashed and solid chips, states and numbers each have a sentence", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=5`);
  for (const [what, words] of [
    [card(page, 1).locator("[data-slot=missing]"), "missing"],
    [card(page, 2).locator("[data-slot=filled]").first(), "has arrived"],
    [card(page, 1).getByText("WANTED"), "waits for every REPLY"],
    [card(page, 1).getByText("(5, 1)"), "the lower timestamp goes first"],
    [page.getByText("At most one node in the critical section"), "no two nodes"],
    [page.locator(".transport-count"), "A step is one thing that happens"],
    [page.locator(".legend").getByText("REPLY"), "gives its permission"],
    [page.locator("[data-caption]").getByText("REPLY"), "gives its permission"],
  ] as const) {
    await restOn(page, what);
    await expect(explanation(page)).toContainText(words);
  }
});

test("keys go from word to word of a card, and a screen reader gets each explanation", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=5`);
  await card(page, 1).getByRole("button", { name: "Change Node 1" }).focus();
  await expect(page.locator("html")).toHaveAttribute("data-explains", "");
  await page.keyboard.press("ArrowDown");
  const state = card(page, 1).getByRole("button", { name: "WANTED" });
  await expect(state).toBeFocused();
  await expect(explanation(page)).toContainText("has asked for the critical section");
  await expect(state).toHaveAccessibleDescription(/has asked for the critical section/);
  await page.keyboard.press("ArrowDown");
  await expect(explanation(page)).toContainText("highest timestamp");
  await expect(state).not.toHaveAttribute("aria-describedby");
});

test("a long press explains, and does nothing else", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    hasTouch: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await openPage(page, `${twoNodes}?step=5`);
  const box = await card(page, 1).getByText("deferred").boundingBox();
  if (!box) throw new Error("the card shows what it defers");
  const touch = await context.newCDPSession(page);
  const points = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  // The first touch fetches the part that explains.
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points });
  await expect(page.locator("html")).toHaveAttribute("data-explains", "");
  await touch.send("Input.dispatchTouchEvent", { type: "touchCancel", touchPoints: [] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points });
  await expect(explanation(page)).toContainText("only after it has left");
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await drawn(page);
  await expect(explanation(page)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await context.close();
});

test("the explanation of a mark stands over the diagram, and covers none of it", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=5`);
  const pointAt = async (key: string) => {
    const mark = await markOf(page, key);
    await restAt(page, mark.x, mark.y);
  };
  const keys = await page
    .locator(".diagram canvas")
    .evaluateAll((all) =>
      (all as (HTMLCanvasElement & { marks?: { key: string }[] })[]).flatMap(({ marks = [] }) =>
        marks.map(({ key }) => key),
      ),
    );
  const first = (begins: string) => keys.find((key) => key.startsWith(begins)) ?? begins;
  await pointAt(first("inside:1:"));
  await expect(explanation(page)).toContainText("yellow bar");
  const [told, diagram] = [
    await explanation(page).boundingBox(),
    await page.locator(".diagram").boundingBox(),
  ];
  expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThanOrEqual(diagram?.y ?? 0);
  await pointAt("step:1");
  await expect(explanation(page)).toContainText("A diamond is");
  await pointAt(first("label:"));
  await expect(explanation(page)).toContainText("REQUEST");
});

test("the glossary has every term with its source, and an anchor that an explanation links to", async ({
  page,
}) => {
  await page.goto("./glossary.html#time-wait");
  await expect(page.locator("#time-wait")).toBeInViewport();
  await expect(page.locator("#time-wait")).toContainText("keeps its port for a minute");
  await expect(page.locator("#time-wait cite a")).toHaveAttribute("href", /rfc9293/);
  const terms = glossaries.flatMap((glossary) => glossary.terms);
  await expect(page.locator("dl > div")).toHaveCount(terms.length);
  await expectAccessible(page);
});

test("every entry of the menu, row of State and field of own programs explains itself", async ({ page }) => {
  await openPage(page, "./#/sockets/hello?step=33");
  const withoutTerm = (parts: Locator) =>
    parts.evaluateAll((all) =>
      all
        .filter((one) => !one.matches("[data-term]") && !one.querySelector("[data-term]"))
        .map((one) => one.textContent),
    );
  await page.getByRole("tab", { name: "State" }).click();
  const rows = page.locator(".state dt");
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeGreaterThan(2);
  expect(await withoutTerm(rows)).toEqual([]);
  await restOn(page, rows.first());
  await expect(explanation(page)).toContainText("variable of the process");
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const entries = page.locator("button.menu-item");
  await expect(entries.nth(6)).toBeVisible();
  expect(await withoutTerm(entries)).toEqual([]);
  await restOn(page, entries.filter({ hasText: "Every schedule" }));
  await expect(explanation(page)).toContainText("every order");
  await entries.filter({ hasText: "Your programs" }).click();
  const fields = page.locator(".program-fields label");
  await page.getByText("Start, input and clock").first().click();
  await expect(fields.first()).toBeVisible();
  expect(await fields.count()).toBeGreaterThan(4);
  expect(await withoutTerm(fields)).toEqual([]);
  await restOn(page, page.locator("[data-term=begins-at]").first());
  await expect(explanation(page)).toContainText("after the start of the run");
});

test("the run menu leads to the glossary", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await expect(page.getByRole("link", { name: "Glossary" })).toHaveAttribute("href", "./glossary.html");
});

test("the keys reach the marks too: a list explains those on the screen, and none that are hidden", async ({
  page,
}) => {
  await openPage(page, "./#/ricart-agrawala/two-nodes-text?step=5");
  const button = page.getByRole("link", { name: "What the marks mean" });
  const list = page.getByRole("region", { name: "What the marks mean" });
  await button.focus();
  await expect(page.locator("html")).toHaveAttribute("data-explains", "");
  await page.keyboard.press("Enter");
  await expect(list.getByText("Yellow bar", { exact: true })).toBeVisible();
  await expect(list).toContainText("Diamond");
  // Each is drawn beside its name, as it looks in the picture.
  const rows = list.locator("dl > div");
  expect(await rows.count()).toBeGreaterThan(5);
  await expect(list.locator(".mark-sample svg")).toHaveCount(await rows.count());
  const drawnAs = await rows.evaluateAll((all) =>
    all.map((row) => row.querySelector(".mark-sample svg > g")?.querySelectorAll("path, rect, text").length),
  );
  expect(drawnAs.every((count = 0) => count > 0)).toBe(true);
  const yellow = rows.filter({ hasText: "Yellow bar" }).locator(".mark-sample rect").last();
  await expect(yellow).toHaveCSS("fill", "rgb(246, 196, 69)");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await page.keyboard.press("h");
  await button.click();
  await expect(list).toContainText("Diamond");
  await expect(list.getByText("Yellow bar", { exact: true })).toHaveCount(0);
});

const screens = [
  "ricart-agrawala/two-nodes?step=5",
  "ricart-agrawala/two-nodes-text?step=9",
  "ricart-agrawala/over-tcp?step=20",
  "berkeley/handout?step=3",
  "berkeley/drift?step=20",
  "sockets/hello?step=30",
  "sockets/one-at-a-time?step=33",
];

for (const screen of screens)
  test(`every sign, chip and word on the stage of ${screen} has its explanation`, async ({ page }) => {
    await openPage(page, `./#/${screen}`);
    const lookUp = new LookUp(glossaries, screen.split("/")[0] ?? "");
    const marked = await page
      .locator("[data-term]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-term") ?? ""));
    expect(marked.length).toBeGreaterThan(10);
    expect(marked.filter((word) => lookUp.of(word) === null)).toEqual([]);

    // Every word of a card, a check, the legend and the count stands in a term, has one in it, or is a name.
    const texts = await page
      .locator(
        ".card, .host, .clock-card, .true-time, .check, .legend li, .transport-count, .tick, .tick-break",
      )
      .evaluateAll((cards) =>
        cards.flatMap((card) => {
          const isExplained = (each: Element) =>
            each.closest("[data-term]:not(.card, .host, .clock-card)") !== null;
          const isName = (each: Element) =>
            each.closest(
              ".card-name, .host-name, .clock-words > b:first-child, .heard-only, .check small, .check p",
            ) !== null;
          const leaves = [card, ...card.querySelectorAll("*")].filter(
            (each) =>
              each.matches("svg, .tick, .tick-break") ||
              [...each.childNodes].some((node) => node instanceof Text && /\p{L}|\d/u.test(node.data)),
          );
          return leaves
            .filter((each) => !isExplained(each) && !isName(each))
            .map((each) => each.textContent ?? "");
        }),
      );
    expect(texts.filter((text) => lookUp.inText(text).length === 0)).toEqual([]);
  });
