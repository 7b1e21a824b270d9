import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { runScript } from "../../src/runtimes/script.ts";
import { readScenario } from "../../src/experiments/files.ts";
import { check } from "../../src/trace/checks.ts";
import { transcript } from "../../src/trace/transcript.ts";

/**
 * Golden transcripts: a scenario, a schedule chosen by hand, and under it all that must come of it.
 * `npm run goldens` writes what stands under `==== transcript` anew; commit it only if you can explain it.
 */
const folder = join(import.meta.dirname, "runs");
const isUpdate = process.env["UPDATE_GOLDENS"] === "1";
const SCRIPT = "==== script\n";
const TRANSCRIPT = "==== transcript\n";

/** What a golden file's scenario and script come to. */
function outcome(scenarioText: string, script: string): string {
  const scenario = readScenario(scenarioText);
  if (!scenario.ok) throw new Error(`no scenario: ${JSON.stringify(scenario.problems)}`);
  const experiment = experimentOf(scenario.value.experiment);
  if (!experiment) throw new Error(`no experiment ${scenario.value.experiment}`);
  const subject = experiment.subject(scenario.value);
  const { trace, problem } = runScript(scenario.value, subject, script);
  const checks = check(trace, subject).map(
    ({ id, verdict, step, why }) => `${id}: ${verdict}${step === null ? "" : ` at step ${step}: ${why}`}\n`,
  );
  const ended = problem ? `line ${problem.line} of the script: ${problem.message}\n` : `${trace.end}\n`;
  return `${transcript(trace, subject)}---- ${ended}${checks.join("")}`;
}

describe("golden transcripts", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));

  test("there are some", () => {
    expect(names.length).toBeGreaterThan(5);
  });

  test.each(names)("%s", (name) => {
    const path = join(folder, name);
    const [head = "", wanted = ""] = readFileSync(path, "utf8").split(TRANSCRIPT);
    const [scenario = "", script = ""] = head.split(SCRIPT);
    const made = outcome(scenario, script);
    if (isUpdate) writeFileSync(path, head + TRANSCRIPT + made);
    else expect(made).toBe(wanted);
  });
});
