import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { servePlainly } from "./plain-server.ts";
import { caption, expect, expectStep, openPage, test, twoNodes } from "./page.ts";

async function openTalks(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Talks…" }).click();
  await expect(page.getByRole("complementary", { name: "Talk" })).toBeVisible();
}

const beat = (page: Page) => page.locator(".talk-beat");

test("a lecturer presents a talk with a clicker and a second window, leaves it, and is back at the very beat", async ({
  page,
  context,
}) => {
  await openPage(page, `${twoNodes}?step=3`);
  await openTalks(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Mutual exclusion by timestamps/ }).click();
  await expectStep(page, 1);
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Speaker’s window" }).click();
  const speaker = await opened;
  await page.bringToFront();
  await page.keyboard.press("F5");
  await expect(beat(page)).toContainText("1 / 17");
  // Bare: only the stage and the sentence.
  await expect(page.locator(".header")).toBeHidden();
  await expect(page.locator(".transport")).toBeHidden();
  await expect(page.locator(".workbench-side")).toBeHidden();
  await expect(page.locator(".workbench-stage")).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("h");
  await expect(page.locator(".transport")).toBeVisible();
  await page.keyboard.press("h");

  // Two beats on: a question over the run, and nothing of its answer.
  for (let press = 0; press < 3; press++) await page.keyboard.press("PageDown");
  const question = page.getByRole("region", { name: "Question" });
  await expect(question).toContainText("Who enters the critical section first?");
  await expect(question.locator("[data-right]")).toHaveCount(0);
  await expect(speaker.locator("#note")).toContainText("Let them vote by hand");
  await expect(speaker.locator("#next")).toHaveText("The deferred reply is the hand-over");
  await page.keyboard.press("PageDown");
  await expect(question.locator("[data-right=true]")).toContainText("Node 2: its timestamp is lower");
  await page.keyboard.press("PageUp");
  await expect(question.locator("[data-right]")).toHaveCount(0);
  await page.keyboard.press("PageDown");

  // The speaker's window drives, too.
  await speaker.bringToFront();
  await speaker.keyboard.press("PageDown");
  await expect(speaker.locator("#sentence")).toContainText("Node 2 defers");
  await page.bringToFront();
  await expect(caption(page)).toContainText("defers");

  // What somebody asks: out of the talk, change something, and back to the very beat and step.
  await page.keyboard.press("t");
  await expect(page.locator(".header")).toBeVisible();
  await page.keyboard.press("Home");
  await page.getByRole("link", { name: "Sockets" }).click();
  await expect(page.locator(".wire-stage")).toBeVisible();
  await page.keyboard.press("t");
  await expect(beat(page)).toContainText("3 / 17");
  await expect(caption(page)).toContainText("defers");

  await page.keyboard.press(".");
  await expect(page.getByText("The screen is black.")).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(page.getByText("The screen is black.")).toHaveCount(0);
  await expect(caption(page)).toContainText("defers");
  await page.keyboard.press("s");
  await page.mouse.move(300, 200);
  await expect(page.locator(".talk-spot")).toBeVisible();
  for (const key of ["1", "2", "Enter"]) await page.keyboard.press(key);
  await expect(beat(page)).toContainText("One lost message blocks both");
  // Back from the first step of a beat is the last one of the beat before.
  await page.keyboard.press("PageUp");
  await expect(beat(page)).toContainText("11 / 17");
  await expectStepHidden(page, 7);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Talk" })).toBeVisible();
  await expect(page.locator(".header")).toBeVisible();
});

/** The count is hidden while a talk is presented, but it is there. */
async function expectStepHidden(page: Page, step: number): Promise<void> {
  await expect(page.locator(".transport-count > span:not([aria-hidden])")).toHaveText(
    new RegExp(`Step ${step} (?:of|·)`),
  );
}

test("a talk is made in the page, saved, opened again, and handed out as slides", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  await openTalks(page);
  const panel = page.getByRole("complementary", { name: "Talk" });
  await panel.getByRole("button", { name: "Add this moment" }).click();
  await panel.getByLabel("Note for the speaker").fill("Say <this> & that.");
  await panel.getByLabel("Question to the hall").fill("Who is first?");
  await panel.getByRole("button", { name: "Add an answer" }).click();
  await panel.getByLabel("Answer 1 is right").check();
  await page.getByRole("link", { name: "Berkeley clocks" }).click();
  await expect(page.locator(".clock-stage")).toBeVisible();
  await panel.getByRole("button", { name: "Add this moment" }).click();
  await panel.getByRole("button", { name: "Move up" }).click();
  const download = async (name: string) => {
    const coming = page.waitForEvent("download");
    await panel.getByRole("button", { name, exact: true }).click();
    return readFileSync(await (await coming).path());
  };
  const saved = (await download("Save the talk")).toString();
  const talk = JSON.parse(saved) as { beats: { run: string; note: string }[]; runs: object };
  expect(talk.beats.map(({ run }) => run)).toEqual(["handout", "two-nodes"]);
  expect(talk.beats[1]).toMatchObject({ note: "Say <this> & that.", question: { text: "Who is first?" } });

  const slides = unzipSync(new Uint8Array(await download("Slides (PPTX)")));
  expect(strFromU8(slides["ppt/notesSlides/notesSlide2.xml"] ?? new Uint8Array())).toContain(
    "Say &lt;this&gt; &amp; that.",
  );
  const open = (text: string) =>
    panel.getByLabel("A talk’s file").setInputFiles({
      name: "talk.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  await panel.getByRole("button", { name: "New", exact: true }).click();
  await expect(panel.locator(".talk-beats li")).toHaveCount(0);
  await open(saved.replace('"version": 1', '"version": 3'));
  await expect(panel.getByRole("alert")).toContainText("version");
  await open(saved.replace("Who is first?", "Who was first?"));
  await expect(panel.locator(".talk-beats li")).toHaveCount(2);
  expect((await download("Save the talk")).toString()).toBe(saved.replace("Who is first?", "Who was first?"));
});

test("a talk as a SCORM package plays in a learning platform, and tells it what was scored and completed", async ({
  page,
}) => {
  await openPage(page);
  await openTalks(page);
  await page.getByLabel("A talk’s file").setInputFiles({
    name: "talk.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(shortTalk)),
  });
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "SCORM package" }).click();
  const files = unzipSync(new Uint8Array(readFileSync(await (await coming).path())));
  const folder = mkdtempSync(join(tmpdir(), "interleave-scorm-"));
  mkdirSync(join(folder, "scorm"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, "scorm", name), bytes);
  const platform = `<!doctype html><link rel="icon" href="data:," /><title>A course</title>
    <script>window.told = {}; const yes = () => "true";
    window.API = { LMSInitialize: yes, LMSCommit: yes, LMSFinish: yes, LMSGetValue: () => "",
      LMSSetValue: (name, value) => { window.told[name] = value; return "true"; } };</script>
    <iframe src="scorm/index.html" width="1000" height="700"></iframe>`;
  writeFileSync(join(folder, "course.html"), platform);
  const { home, close } = await servePlainly(folder);
  try {
    await page.goto(`${home}/course.html`);
    const player = page.frameLocator("iframe");
    const sentence = player.frameLocator("iframe").locator(".caption");
    await expect(sentence).toContainText("requests");
    await player.getByLabel("B. Node 2").check();
    await expect(sentence).toContainText("enters");
    const told = (name: string) =>
      page.evaluate((what) => (window as unknown as { told: Record<string, string> }).told[what], name);
    expect(await told("cmi.core.lesson_status")).toBe("incomplete");
    await player.getByRole("button", { name: "Next" }).click();
    await expect(sentence).toContainText("polls");
    expect(await told("cmi.core.score.raw")).toBe("100");
    expect(await told("cmi.core.lesson_status")).toBe("completed");
  } finally {
    await page.goto("about:blank");
    close();
    rmSync(folder, { recursive: true });
  }
});

const enters = (process: string, other: string) => ({
  text: `Node ${process}`,
  claim: { first: { rule: "enter", process }, before: { rule: "enter", process: other } },
});

const shortTalk = {
  version: 1,
  talk: "Short",
  runs: {
    two: { experiment: "ricart-agrawala", shipped: "two-nodes" },
    clocks: { experiment: "berkeley", shipped: "handout" },
  },
  beats: [
    {
      title: "Who is first?",
      run: "two",
      step: 2,
      to: 6,
      note: "",
      question: { text: "Who is first?", options: [enters("1", "2"), enters("2", "1")] },
    },
    { title: "The poll", run: "clocks", step: 1, note: "" },
  ],
};
