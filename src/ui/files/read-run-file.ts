import { tellAll } from "../../scenario/problem.ts";
import { readScenario } from "../../scenario/read.ts";
import { recordedIn } from "../../trace/codec.ts";
import type { Scenario } from "../../scenario/scenario.ts";

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

/** No run that anybody wrote or made is larger; a larger file is not even read. */
export const FILE_MAX = 32_000_000;

const howto = "A run is opened from a .json file, as “Save this run” writes it.";

/** The run that a file holds; or what it is instead, where it is wrong, and what to do. */
export async function readRunFile(file: Named): Promise<ReadRun> {
  if (file.size > FILE_MAX)
    return no(`It has ${megabytes(file.size)}, and at most ${megabytes(FILE_MAX)} are read. ${howto}`);
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
  if (text === null) return no(`It holds no text. ${howto}`);
  const recorded = recordedIn(text);
  const read = recorded ?? readScenario(text);
  if (read.ok) return { ok: true, scenario: read.value, ...(recorded ? { recording: text } : {}) };
  return no(`${sentence(tellAll(read.problems, 3))} Mend that, or choose another file.`);
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 100_000) / 10} MB`;
}

/** A problem without a path begins with a verb ("is no JSON: …"): then it is about the file. */
function sentence(text: string): string {
  const whole = /^(is|must|has) /.test(text) ? `It ${text}` : text;
  return `${whole.slice(0, 1).toUpperCase()}${whole.slice(1)}${/[.!?]$/.test(whole) ? "" : "."}`;
}
