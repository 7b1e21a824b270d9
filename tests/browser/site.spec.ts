import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { serveSite } from "../../scripts/site.mjs";
import { freePort, root } from "../../scripts/tools.mjs";

test("the built folder works under any path, and fetches nothing from other sites", async ({ page }) => {
  const home = "https://site.test/a/course/interleave/";
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.route("**/*", async (route) => {
    const url = route
      .request()
      .url()
      .replace(/[?#].*$/, "");
    const file = join(root, "dist", url.slice(home.length) || "index.html");
    if (url.startsWith(home) && existsSync(file)) return route.fulfill({ path: file });
    strangers.push(url);
    return route.abort();
  });

  await page.goto(home);
  await expect(page.locator(".transport-count")).toBeVisible();
  await page.evaluate(() => document.fonts.ready);

  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the first look fetches nothing that is kept for later", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("./", { waitUntil: "networkidle" });
  expect(asked.some((path) => path.includes("/assets/index-"))).toBe(true);
  expect(asked.filter((path) => path.includes("/assets/later/"))).toEqual([]);
  // Each more is a wait more on a slow line: a script, a style sheet, and the letters that the page begins with.
  expect(asked.filter((path) => path.includes("/assets/")).length).toBeLessThanOrEqual(4);
});

test("another experiment comes in two files more", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("./#/ricart-agrawala/two-nodes", { waitUntil: "networkidle" });
  const later = asked.filter((path) => path.includes("/assets/later/"));
  expect(later.map((path) => /later\/(.*)-[\w-]{8}\./.exec(path)?.[1] ?? "")).toEqual(["nodes", "panels"]);
});

test("what comes later comes in few files", () => {
  const files = readdirSync(join(root, "dist/assets"), { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => /\.(?:js|css)$/.test(file)).length).toBeLessThanOrEqual(40);
});

test("the server of npm start compresses what it sends, and lets the browser keep what never changes", async ({
  page,
}) => {
  const site = await serveSite(await freePort());
  const headers = new Map<string, Record<string, string>>();
  page.on("response", (response) => headers.set(new URL(response.url()).pathname, response.headers()));
  await page.goto(site.address);
  await expect(page.locator(".transport-count")).toBeVisible();
  const of = (part: string) => [...headers].find(([path]) => path.includes(part))?.[1] ?? {};
  expect(of("/assets/index-")["content-encoding"]).toMatch(/^(?:br|gzip)$/);
  expect(of("/assets/index-")["cache-control"]).toContain("immutable");
  expect(headers.get("/")?.["cache-control"]).toBe("no-cache");
  const robots = await page.request.get(`${site.address}robots.txt`);
  expect(await robots.text()).toContain("User-agent");
  await site.close();
});
