import { parseArgs } from "node:util";

export const formats = ["summary", "trace", "transcript", "svg"] as const;
export type Format = (typeof formats)[number];

export interface RunArguments {
  readonly files: readonly string[];
  readonly format: Format;
  readonly required: readonly string[];
}

export const usage = `Usage:
  npm run --silent interleave -- run FILE... [--format summary|trace|transcript|svg] [--require CHECK]...

Runs scenario files (- is the standard input) and prints what happened, one JSON object a line in the order
of the files. Exit status: 0 when every run was made, 1 when a check named with --require is broken,
2 when an input is not a scenario.
`;

/** The arguments of `run`, or what is wrong with them. A check is one of `checks`, so that a slip is told. */
export function runArguments(words: readonly string[], checks: readonly string[]): RunArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "summary" },
        require: { type: "string", multiple: true },
      },
    });
    const format = formats.find((known) => known === values.format);
    if (!format) return `--format must be one of ${formats.join(", ")}, is ${JSON.stringify(values.format)}`;
    if (positionals.length === 0) return "name at least one scenario file";
    const required = values.require ?? [];
    const strange = required.find((id) => !checks.includes(id));
    if (strange !== undefined) {
      return `--require must be one of ${checks.join(", ")}, is ${JSON.stringify(strange)}`;
    }
    return { files: positionals, format, required };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
