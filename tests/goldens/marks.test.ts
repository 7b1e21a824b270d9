import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { picturesOf } from "./marks.ts";

/**
 * The marks of every picture of every shipped scenario at its first, middle and last step. `npm run goldens` writes
 * them anew; commit what you can explain.
 */
const folder = join(import.meta.dirname, "marks");
const isUpdate = process.env["UPDATE_GOLDENS"] === "1";

describe.each(experiments.map(({ id, scenarios }) => ({ id, scenarios })))("pictures of $id", (experiment) => {
  test.each(experiment.scenarios.map(({ id, scenario }) => ({ id, scenario })))("$id", ({ id, scenario }) => {
    const path = join(folder, `${experiment.id}-${id}.txt`);
    const made = picturesOf(scenario);
    if (isUpdate) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, made);
    } else expect(made).toBe(readFileSync(path, "utf8"));
  });
});
