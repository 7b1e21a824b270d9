import { experimentOf } from "../../src/experiments/catalogue.ts";
import { challenges, lessons, questionsOf } from "../../src/learning/catalogue.ts";
import type { Given, Progress, Win } from "../../src/learning/progress.ts";
import { asked } from "../../src/learning/question.ts";
import { readRecord } from "../../src/learning/record.ts";

/** The progress of a student who has done everything, and answered the question `wrong` wrongly at first. */
export function wholeProgress(seed: number, wrong: string): Progress {
  const answers: Record<string, Given> = {};
  for (const lesson of lessons) {
    const experiment = experimentOf(lesson.experiment);
    if (!experiment) continue;
    for (const question of questionsOf(lesson)) {
      const { options, right } = asked(experiment, question, seed);
      const isRight = question.id !== wrong;
      const first = options[isRight ? right : (right + 1) % options.length];
      answers[question.id] = {
        first: first?.text ?? "",
        right: isRight,
        tries: isRight ? 1 : 2,
        ahead: false,
      };
    }
  }
  const levels = [...challenges, ...lessons.map(({ change }) => change)];
  const wins = Object.fromEntries(
    levels.map(({ id, solution, stars }): [string, Win] => [
      id,
      { moves: stars[0], stars: 3, change: solution },
    ]),
  );
  const tables = Object.fromEntries(
    lessons.map(({ id, table }) => [
      id,
      [0, 1, 2].map((row) => [`Run ${row + 1}`, ...table.columns.map(() => "12.5 ms")]),
    ]),
  );
  return { seed, name: "Asha Rao", roll: "42", answers, wins, tables };
}

/** The text of a record, read back: for a browser test, which gets this file bundled. */
export function readBack(text: string): ReturnType<typeof readRecord> {
  return readRecord(text);
}
