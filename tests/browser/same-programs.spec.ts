import { createHash } from "node:crypto";
import { Folder, interleave } from "../cli/command.ts";
import { caseNames, differences, gotOf, scenarioText, type Told } from "../support/python-programs.ts";
import { expect, openPage, test } from "./page.ts";
import type { Page } from "@playwright/test";

/** What the page answers to a message (docs/embedding.md); null while a run is on its way. */
function asked(page: Page, what: "summary" | "trace"): Promise<unknown> {
  return page.evaluate(
    (what) =>
      new Promise((resolve) => {
        const hear = ({ data }: MessageEvent<Record<string, unknown>>) => {
          if (data["interleave"] !== what || !(what in data)) return;
          window.removeEventListener("message", hear);
          resolve(data[what]);
        };
        window.addEventListener("message", hear);
        window.postMessage({ interleave: what }, "*");
      }),
    what,
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

// One page and one interpreter for all of them: what a run leaves behind would be seen in the next.
test("recorded programs do in the page what they did on Linux, and give the command line's trace", async ({
  page,
}) => {
  test.setTimeout(900_000);
  const folder = new Folder();
  const files = caseNames.map((name) => folder.write(`${name}.json`, scenarioText(name)));
  const commandLine = interleave(["run", ...files, "--format", "trace"]).finally(() => folder.remove());
  await openPage(page, "./#/sockets/hello");
  const traces: string[] = [];
  for (const name of caseNames) {
    const text = scenarioText(name);
    const { title } = JSON.parse(text) as { title: string };
    await page.evaluate((text) => window.postMessage({ interleave: "open", text }, "*"), text);
    await expect.poll(() => page.title(), { message: name, intervals: [50] }).toContain(title);
    expect(await asked(page, "summary"), `${name} runs only once Run is pressed`).toBe(null);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect
      .poll(() => asked(page, "summary"), { message: name, timeout: 120_000, intervals: [50] })
      .not.toBe(null);
    const told = (await asked(page, "summary")) as Told;
    expect.soft(differences(name, gotOf(told)), name).toEqual([]);
    traces.push(digest((await asked(page, "trace")) as string));
  }
  const { out } = await commandLine;
  expect(traces).toEqual(out.trimEnd().split("\n").map(digest));
});
