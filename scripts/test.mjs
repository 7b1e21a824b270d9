/**
 * Everything that must hold, in stages; `npm test -- STAGE...` runs only some. All stages run even when one
 * fails. A stage counts its tests, or as one check. The last line is the sum: `N passed, N failed`.
 */
import { ensureBrowser } from "./browser.mjs";
import { freePort, runTool, tools } from "./tools.mjs";

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/** @param {{code: number, output: string}} result @returns {Counts} */
function counted({ code, output }) {
  const lines = [...output.matchAll(/^counts: (\d+) passed, (\d+) failed, (\d+) skipped$/gm)];
  const [, passed = 0, failed = 0, skipped = 0] = (lines.at(-1) ?? []).map(Number);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** @param {{code: number}} result @returns {Counts} */
const oneCheck = ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/** @param {string} tool @param {readonly string[]} args */
const check = (tool, args) => async () => oneCheck(await runTool(tool, args));

/** @param {readonly string[]} args */
const vitest = (args) => async () => counted(await runTool(tools.vitest, ["run", ...args]));

/** @type {Readonly<Record<string, () => Promise<Counts>>>} */
const stages = {
  types: check(tools.tsc, ["-b"]),
  lint: check(tools.oxlint, ["-c", "oxlint.config.mjs"]),
  format: check(tools.prettier, ["--check", "--log-level", "warn", "."]),
  unused: check(tools.knip, []),
  walls: vitest(["tests/walls"]),
  unit: vitest(["--exclude", "tests/walls/**"]),
  build: check(tools.vite, ["build", "--logLevel", "warn"]),
  size: check(tools.sizeLimit, []),
  async browser() {
    const browser = await ensureBrowser();
    const port = String(await freePort());
    return counted(
      await runTool(tools.playwright, ["test"], { CHROME_PATH: browser, INTERLEAVE_TEST_PORT: port }),
    );
  },
};

/** @returns {Promise<Counts>} */
const nothing = async () => ({ passed: 0, failed: 0, skipped: 0 });

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => stages[name] === undefined);
if (unknown.length > 0) {
  console.error(`no such stage: ${unknown.join(", ")}; there are ${Object.keys(stages).join(", ")}`);
  process.exit(2);
}

/** @typedef {{name: string, counts: Counts, seconds: number}} Result */

/** @param {string} name @returns {Promise<Result>} */
async function run(name) {
  console.log(`\n== ${name}`);
  const begun = performance.now();
  const counts = await (stages[name] ?? nothing)().catch((/** @type {unknown} */ error) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  return { name, counts, seconds: (performance.now() - begun) / 1000 };
}

const names = Object.keys(stages).filter((name) => asked.length === 0 || asked.includes(name));
// Each of the first takes one core and says little: they go side by side.
const beside = ["types", "lint", "format", "unused"];
const results = await Promise.all(names.filter((name) => beside.includes(name)).map(run));
for (const name of names.filter((each) => !beside.includes(each))) results.push(await run(name));

console.log("");
for (const { name, counts, seconds } of results) {
  const { passed, failed, skipped } = counts;
  const tail = skipped > 0 ? `, ${skipped} skipped` : "";
  console.log(
    `${failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed${tail}`,
  );
}
const sum = (/** @type {"passed" | "failed"} */ key) =>
  results.reduce((total, { counts }) => total + counts[key], 0);
process.exitCode = sum("failed") === 0 ? 0 : 1;
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
