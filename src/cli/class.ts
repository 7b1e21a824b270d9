import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { experimentOf } from "../experiments/catalogue.ts";
import { formats } from "../experiments/formats.ts";
import { challenges, lessons, questionsOf } from "../learning/catalogue.ts";
import { judged, readRecord } from "../learning/record.ts";
import { checkScenario } from "../scenario/read.ts";
import type { Outlet } from "./files.ts";

export const classUsage = `  npm run --silent interleave -- class FOLDER [--csv]
`;

export const classHelp = `class reads the records that students handed in (FOLDER/*.json), asks every question of each again, makes every win
again, and prints a table, or CSV with --csv. "code" says whether a record is as the page saved it.
`;

interface ClassArguments {
  readonly folder: string;
  readonly csv: boolean;
}

/** The arguments of `class`, or what is wrong with them. */
export function classArguments(words: readonly string[]): ClassArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { csv: { type: "boolean", default: false } },
    });
    const [folder, ...more] = positionals;
    return folder !== undefined && more.length === 0 ? { folder, csv: values.csv } : "name one folder";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const heads = [
  "file",
  "name",
  "roll number",
  "seed",
  "answered",
  "right first",
  "looked ahead",
  "challenges",
  "stars",
  "first wrong answer",
  "code",
] as const;

/** Prints what became of a class. The exit status is 2 if a file is no record. */
export function classTable({ folder, csv }: ClassArguments, outlet: Outlet): number {
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch {
    outlet.err(`${folder} is no folder that can be read\n`);
    return 2;
  }
  let status = 0;
  const rows: string[][] = [[...heads]];
  for (const name of names) {
    const row = rowOf(name, readFileSync(join(folder, name), "utf8"));
    if (row) rows.push(row);
    else {
      outlet.err(`${name} is not a record of Interleave\n`);
      status = 2;
    }
  }
  outlet.out(csv ? asCsv(rows) : asTable(rows));
  if (!csv)
    outlet.err(
      "A code of “as saved” means that nobody has changed the file since. It does not tell who answered, nor with whose help.\n",
    );
  return status;
}

function rowOf(file: string, text: string): string[] | null {
  const record = readRecord(text);
  if (!record) return null;
  const { progress, isUntouched } = record;
  const { answers, wins, refused } = judged(
    progress,
    experimentOf,
    (scenario) => checkScenario(scenario, formats).ok,
  );
  const questions = lessons.flatMap(questionsOf).length;
  const levels = challenges.length + lessons.length;
  const right = answers.filter((each) => each.right).length;
  const wrong = answers.find((each) => !each.right);
  const claimsMore = Object.entries(progress.answers).some(
    ([id, { right: claimed }]) =>
      claimed && answers.some(({ question, right: is }) => question === id && !is),
  );
  const isChanged = !isUntouched || refused > 0 || claimsMore;
  return [
    file,
    progress.name,
    progress.roll,
    String(progress.seed),
    `${answers.length} of ${questions}`,
    String(right),
    String(answers.filter(({ ahead }) => ahead).length),
    `${wins.length} of ${levels}`,
    String(wins.reduce((sum, { stars }) => sum + stars, 0)),
    wrong ? `${wrong.question}: ${wrong.first}` : "",
    isChanged ? "CHANGED" : "as saved",
  ];
}

function asTable(rows: readonly string[][]): string {
  const shown = rows.map((row) => row.map((cell) => visible(cell).slice(0, 40)));
  const widths = heads.map((_, column) => Math.max(...shown.map((row) => row[column]?.length ?? 0)));
  return shown
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** A cell that a spreadsheet would compute is marked as text. */
function asCsv(rows: readonly string[][]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map((text) => cell(visible(text))).join(",")}\r\n`).join("");
}

/** A text of somebody else's making, on one line and without what moves a terminal's cursor. */
function visible(text: string): string {
  return text.replace(/\p{C}+/gu, " ");
}
