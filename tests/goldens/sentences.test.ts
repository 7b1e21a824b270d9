import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import type { Experiment, Piece, Sentence, ShippedScenario } from "../../src/experiments/experiment.ts";
import { numbered, taskName } from "../../src/experiments/lab.ts";
import { waitsAt } from "../../src/store/blocked.ts";
import { runOf } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { faults } from "../support/faults.ts";

/**
 * Every sentence that the shipped scenarios say, in one file that can be read from end to end. Sentences that differ in
 * numbers and names only are listed once: the first of them, and after it how many say the same.
 * `npm run goldens` writes the file anew. Read what changed aloud before you commit it.
 */
const path = join(import.meta.dirname, "sentences.txt");

test("the file of sentences has every sentence that a shipped scenario says", () => {
  const made = experiments.map(sentencesOf).join("\n");
  if (process.env["UPDATE_GOLDENS"] === "1") writeFileSync(path, made);
  else expect(made).toBe(readFileSync(path, "utf8"));
});

/** Sentences by their shape: without the numbers, bytes and names of the run. */
class Said {
  readonly #by = new Map<string, { readonly first: string; readonly at: string; count: number }>();

  add(text: string, at: string): void {
    const shape = text
      .replace(/b'[^']*'/g, "b")
      .replace(/Client [A-Z0-9]+/g, "Client")
      .replace(/Thread-[0-9]+/g, "thread")
      .replace(/[0-9]+((, | and )[0-9]+)*/g, "#");
    const known = this.#by.get(shape);
    if (known) known.count++;
    else this.#by.set(shape, { first: text, at, count: 1 });
  }

  listed(title: string): string {
    const lines = [...this.#by.values()].map(({ first, at, count }) => `${first}  [${at}; ${count}]\n`);
    return lines.length === 0 ? "" : `\n### ${title}\n\n${lines.join("")}`;
  }
}

function sentencesOf(experiment: Experiment): string {
  const captions = new Said();
  const causes = new Said();
  const waits = new Said();
  const checks = new Said();
  const says = (sentence: Sentence) =>
    `${sentence.subject === null ? "" : `${experiment.nameOf(sentence.subject)} `}${textOf(sentence.pieces)}`;
  for (const shipped of experiment.scenarios) {
    const run = runOf(experiment, shipped.scenario);
    for (const { index } of run.trace.steps) {
      const at = `${shipped.id} ${index}`;
      const told = toldOf(run, index);
      captions.add(says(experiment.narrate(told)), at);
      const found = run.checks.map(
        ({ id, step }) => faults[experiment.id]?.(told, id, toldOf(run, step ?? run.trace.steps.length - 1)) ?? null,
      );
      for (const fault of new Set(found.flatMap((words) => (words ? [textOf(words)] : [])))) causes.add(fault, at);
      // A wait lasts: in a long run the same sentence would be asked for at thousands of steps.
      if (run.trace.steps.length > 500 && index % 20 > 0) continue;
      for (const { sentence, missing } of waitsAt(run, index).waiting) {
        waits.add(says(sentence), at);
        for (const { why, remedy } of missing) {
          waits.add(`  ${textOf(why)}`, at);
          if (remedy) waits.add(`  ${textOf(remedy)}`, at);
        }
      }
    }
    for (const { title, verdict, why, progress } of run.checks) {
      checks.add(`${title}: ${verdict}${why === null ? "" : `, ${why}`}`, shipped.id);
      for (const words of progress.words) checks.add(`${title}: ${words}`, shipped.id);
    }
  }
  const tasks = experiment.tasks.map(
    (task) => `${taskName(task)}: ${task.aim} Done when ${task.doneWhen}  [${task.id}]\n`,
  );
  return `## ${numbered(experiment)}\n\n### Tasks\n\n${tasks.join("")}\n### Scenarios\n\n${experiment.scenarios.map(introduced).join("")}${[
    captions.listed("Captions"),
    causes.listed("What the right algorithm would not have done"),
    waits.listed("Why not yet?"),
    checks.listed("Checks"),
  ].join("")}`;
}

function introduced({ id, title, lookAt }: ShippedScenario): string {
  return `${title}: ${lookAt}  [${id}]\n`;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}
