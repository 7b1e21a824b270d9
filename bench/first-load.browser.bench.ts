import { gzipSync } from "node:zlib";
import type { Report, Site } from "../scripts/bench.mjs";

const wantedKb = 200;

/** What a visitor's first look costs: every script that the page asks for until it is quiet, compressed. */
export default async function firstLoad(report: Report, { page, address }: Site): Promise<void> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js"))
      sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const kb = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
  report(
    "first load, JavaScript",
    `${kb.toFixed(1)} kB`,
    `<= ${wantedKb} kB gzip`,
    sizes.length > 0 && kb <= wantedKb,
  );
}
