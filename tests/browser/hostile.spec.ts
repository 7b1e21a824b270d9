import { expect, openPage, test } from "./page.ts";
import type { Page } from "@playwright/test";

interface Summary {
  readonly end: string;
  readonly bound?: { readonly name: string };
  readonly console: Readonly<Record<string, readonly string[]>>;
  readonly exits: Readonly<
    Record<string, { readonly exit: number | null; readonly exception: string | null }>
  >;
}

/** The command line's summary of the run that is shown; null while there is none. */
function summary(page: Page): Promise<Summary | null> {
  return page.evaluate(
    () =>
      new Promise<Summary | null>((resolve) => {
        const hear = ({ data }: MessageEvent<{ readonly summary?: Summary | null }>) => {
          if (data.summary === undefined) return;
          window.removeEventListener("message", hear);
          resolve(data.summary);
        };
        window.addEventListener("message", hear);
        window.postMessage({ interleave: "summary" }, "*");
      }),
  );
}

async function start(page: Page, title: string, source: string): Promise<void> {
  const process = { name: "p", python: { main: "p.py", files: { "p.py": source } } };
  const text = JSON.stringify({
    version: 1,
    experiment: "sockets",
    title,
    limitMs: 3000,
    processes: [process],
  });
  await page.evaluate((text) => window.postMessage({ interleave: "open", text }, "*"), text);
  await expect.poll(() => page.title(), { message: title, intervals: [50] }).toContain(title);
  await page.getByRole("button", { name: "Run", exact: true }).click();
}

/** Each ends in the browser's smaller stack and its own memory as it does on the command line. */
const programs: Readonly<Record<string, { source: string; see: (summary: Summary) => void }>> = {
  "recursion through C": {
    source: "class A:\n    def __getattr__(self, name):\n        return self.other\nA().x",
    see: ({ exits }) =>
      expect(exits["p"]?.exception).toBe("RecursionError: maximum recursion depth exceeded"),
  },
  "nested lists": {
    source: `import json, pickle\ndeep = []\nfor _ in range(20_000): deep = [deep]\nfor call in (repr, json.dumps, pickle.dumps):\n    try:\n        call(deep)\n    except RecursionError as e:\n        print(str(e)[:14])\nimport os\nos._exit(3)`,
    see: ({ console, exits }) =>
      expect([console["p"], exits["p"]?.exit]).toEqual([
        Array.from({ length: 3 }, () => "Stack overflow"),
        3,
      ]),
  },
  "a billion bytes": {
    source: "bytearray(10**9)",
    see: ({ exits }) => expect(exits["p"]?.exception).toBe("MemoryError"),
  },
  "the page's functions": {
    source: "import pyodide_js",
    see: ({ exits }) =>
      expect(exits["p"]?.exception).toBe("ModuleNotFoundError: No module named 'pyodide_js'"),
  },
  "a list without end": {
    source: "kept = []\nwhile True: kept.append(bytes(1_000_000))",
    see: ({ bound }) => expect(bound?.name).toBe("memory"),
  },
  "a program after these": {
    source: "print('fine')",
    see: ({ console }) => expect(console["p"]).toEqual(["fine"]),
  },
};

test("programs that break the interpreter, or take too much stack or memory, end with a sentence, and the page goes on", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await openPage(page, "./#/sockets/hello");
  await start(page, "a broken interpreter", "import sys\nsys.modules = None\nimport json");
  await expect(page.getByRole("alert").filter({ hasText: "Leave that as it is, and run again" })).toBeVisible(
    {
      timeout: 90_000,
    },
  );
  for (const [name, { source, see }] of Object.entries(programs)) {
    await start(page, name, source);
    await expect
      .poll(() => summary(page), { message: name, timeout: 90_000, intervals: [50] })
      .not.toBe(null);
    see((await summary(page)) as Summary);
  }
});
