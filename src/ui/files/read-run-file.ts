import { sentences } from "../../scenario/problem.ts";
import { readScenario } from "../../experiments/files.ts";
import { FORMAT as RECORDED, recordedIn } from "../../trace/codec.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { formats } from "../../experiments/formats.ts";

/** As much of a file as is needed here: what a browser hands out, and what a test makes up. */
export interface Named {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export type ReadRun =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** The text of a recording of it, where the file is one. */
      readonly recording?: string;
    }
  | { readonly ok: false; readonly text: string };

/** The largest files that are opened, in bytes: a recording of 20,000 steps, and a scenario. */
export const FILE_MAX = 32_000_000;
export const SCENARIO_FILE_MAX = 8_000_000;

const opens = `Interleave opens scenarios of up to ${megabytes(SCENARIO_FILE_MAX)} and recordings of up to ${megabytes(FILE_MAX)}.`;

const howto = "A run is opened from a .json file, as “Save this run” writes it.";

/** The run that a file holds; or what it is instead, where it is wrong, and what to do. */
export async function readRunFile(file: Named): Promise<ReadRun> {
  if (file.size > FILE_MAX) return no(tooLarge(file));
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return no(
      `It could not be read: it may be a folder, or have been moved or locked. Choose a single file.`,
    );
  }
  if (bytes.length === 0) return no(`It is empty. ${howto}`);
  const text = textOf(bytes);
  if (text === null) return no(`It is not a text file. ${howto}`);
  // Told before the text is looked into, which would take long.
  if (file.size > SCENARIO_FILE_MAX && !text.includes(RECORDED)) return no(tooLarge(file));
  const recorded = recordedIn(text, formats);
  const read = recorded ?? readScenario(text);
  if (read.ok) return { ok: true, scenario: read.value, ...(recorded ? { recording: text } : {}) };
  return no(`${sentences("The file", read.problems)} Change that, or choose another file.`);
}

/** The text of UTF-8 bytes; null where they are none, or hold what no text has. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

function no(text: string): ReadRun {
  return { ok: false, text };
}

function tooLarge({ size }: Named): string {
  return `It is ${megabytes(size)}. ${opens}`;
}

/** Rounded up: what is too large by a byte has another number than what is not. */
function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 100_000) / 10} MB`;
}
