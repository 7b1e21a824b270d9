import { parseArgs } from "node:util";
import { pictureKinds, type PictureKind } from "../export/run-picture.ts";
import { exportUsage } from "./export-arguments.ts";
import { classHelp, classUsage } from "./class.ts";
import { pythonUsage } from "./python-arguments.ts";
import { MOST_FAILURES } from "../runtimes/explorer/explorer.ts";
import { MOST_STATES } from "../runtimes/explorer/state-set.ts";

export const formats = ["summary", "trace", "transcript", "svg"] as const;
export type Format = (typeof formats)[number];

export interface RunArguments {
  readonly files: readonly string[];
  readonly format: Format;
  /** What `svg` draws, and at which step; null for the last one. */
  readonly picture: PictureKind;
  readonly step: number | null;
  readonly required: readonly string[];
}

const usualStatesMax = 10_000_000;

export interface ExploreArguments {
  readonly files: readonly string[];
  readonly format: "summary" | "trace";
  readonly first: boolean;
  readonly statesMax: number;
  readonly crashes: number;
  readonly losses: number;
  /** Undefined for as many as the scenario's way of living with failures takes. */
  readonly timeouts: number | undefined;
}

export const usage = `Usage:
  npm run --silent interleave -- run FILE... [--format summary|trace|transcript|svg] [--require CHECK]...
                                     [--picture diagram|stage|wire|offsets|waits] [--step N]
  npm run --silent interleave -- explore FILE... [--first] [--states-max N] [--crashes F] [--losses K]
                                         [--timeouts T] [--format summary|trace]
${exportUsage}${classUsage}${pythonUsage}  npm run --silent interleave -- import FILE... [--kind KIND] [--patterns FILE] [--format summary|trace|transcript]

run runs each scenario file (- is the standard input) and prints one line of JSON per file, in the order of the
files. The exit status is 0 if every file ran, 1 if a run breaks a check that --require names, and 2 if a file is
not a scenario.

--picture chooses what svg draws; the default is the space-time diagram of the whole run. Every other picture shows
the run at step N; the default is the last step. --picture implies --format svg.

python runs your own Python programs, each as a process over the modelled kernel, and prints one line of JSON.
server.py@300 starts at 300 ms. --args and --stdin belong to the program before them: --args "1 2" are its
arguments, --stdin names a file whose lines are typed. The run ends after --limit ms (default 10000).

export writes one run for other programs: a picture of a step (svg, png), an animation (gif), slides (pptx), a
handout (pdf), one file that opens without network (html), or a sequence diagram as text. --step defaults to the
last step, --from and --to-step to the whole run. png, gif, pptx and pdf need an installed Chromium.

import reads records of real runs: strace, pcap, pcapng, tshark -T json, ShiViz, OTLP, Jaeger, or printed lines of the
lab. All files belong to one record; --kind says what they are where the content does not.

explore tries every order of a scenario's deliveries and local steps, with up to F crashes, K lost messages and
T timeouts at any moment, and prints what it found. With --first it stops at the first violation. It stops after
N states (default ${usualStatesMax}).

${classHelp}`;

/** The arguments of `run`, or what is wrong with them. A check is one of `checks`, so that a slip is told. */
export function runArguments(words: readonly string[], checks: readonly string[]): RunArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: "string" },
        picture: { type: "string" },
        step: { type: "string" },
        require: { type: "string", multiple: true },
      },
    });
    const wanted = values.format ?? (values.picture === undefined ? "summary" : "svg");
    const format = formats.find((known) => known === wanted);
    if (!format) return `--format must be one of ${formats.join(", ")}, is ${JSON.stringify(wanted)}`;
    const picture = pictureKinds.find((known) => known === (values.picture ?? "diagram"));
    if (!picture)
      return `--picture must be one of ${pictureKinds.join(", ")}, is ${JSON.stringify(values.picture)}`;
    if (format !== "svg" && values.picture !== undefined)
      return `--picture needs --format svg, not ${format}`;
    if (picture === "diagram" && values.step !== undefined)
      return "--step needs --picture: the diagram shows all steps";
    const step = values.step === undefined ? null : whole("--step", values.step, 0, 999_999_999);
    if (positionals.length === 0) return "no scenario file given: name at least one";
    const required = values.require ?? [];
    const strange = required.find((id) => !checks.includes(id));
    if (strange !== undefined) {
      return `--require must be one of ${checks.join(", ")}, is ${JSON.stringify(strange)}`;
    }
    return { files: positionals, format, picture, step, required };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The arguments of `explore`, or what is wrong with them. */
export function exploreArguments(words: readonly string[]): ExploreArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "summary" },
        first: { type: "boolean", default: false },
        "states-max": { type: "string", default: String(usualStatesMax) },
        crashes: { type: "string", default: "0" },
        losses: { type: "string", default: "0" },
        timeouts: { type: "string" },
      },
    });
    const { format, first, timeouts } = values;
    if (format !== "summary" && format !== "trace")
      return `--format must be one of summary, trace, is ${JSON.stringify(format)}`;
    if (positionals.length === 0) return "no scenario file given: name at least one";
    const statesMax = whole("--states-max", values["states-max"], 1, MOST_STATES);
    return {
      files: positionals,
      format,
      first,
      statesMax,
      crashes: whole("--crashes", values.crashes, 0, MOST_FAILURES),
      losses: whole("--losses", values.losses, 0, MOST_FAILURES),
      timeouts: timeouts === undefined ? undefined : whole("--timeouts", timeouts, 0, MOST_FAILURES),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @throws Error where the text is no whole number from `min` to `max` */
function whole(option: string, text: string, min: number, max: number): number {
  const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`${option} must be a whole number from ${min} to ${max}, is ${JSON.stringify(text)}`);
}
