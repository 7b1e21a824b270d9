import { parseArgs } from "node:util";
import { momentParts, type MomentParts } from "../export/moment-picture.ts";
import { pictureThemes, type PictureTheme } from "../scene/palette.ts";

// prettier-ignore
export const exportKinds = [
  "svg", "png", "gif", "pptx", "pdf", "html", "mermaid", "plantuml", "pcapng", "shiviz", "jsonl", "csv",
] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface ExportArguments {
  readonly file: string;
  readonly to: ExportKind;
  /** Null for the last step. */
  readonly step: number | null;
  /** Null for the whole run. */
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly theme: PictureTheme;
  readonly parts: MomentParts;
  /** How many pixels a CSS pixel has. */
  readonly scale: number;
  /** Null for standard output. */
  readonly out: string | null;
}

export const exportUsage = `  npm run --silent interleave -- export FILE --to ${exportKinds.slice(0, 8).join("|")}|
                                              ${exportKinds.slice(8).join("|")} [-o OUT]
                                         [--step N] [--from A --to-step B] [--theme ${pictureThemes.join("|")}]
                                         [--parts ${momentParts.join("|")}] [--scale 1..4]
`;

/** The arguments of `export`, or what is wrong with them. */
export function exportArguments(words: readonly string[]): ExportArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        to: { type: "string" },
        out: { type: "string", short: "o" },
        step: { type: "string" },
        from: { type: "string" },
        "to-step": { type: "string" },
        theme: { type: "string", default: "light" },
        parts: { type: "string", default: "all" },
        scale: { type: "string", default: "1" },
      },
    });
    const [file, second] = positionals;
    if (file === undefined) return "no scenario file given: name one";
    if (second !== undefined) return `one file at a time is exported, not also ${JSON.stringify(second)}`;
    const isRange = values.from !== undefined || values["to-step"] !== undefined;
    return {
      file,
      to: among("--to", values.to, exportKinds),
      step: values.step === undefined ? null : number("--step", values.step, 0),
      range: isRange
        ? {
            from: number("--from", values.from ?? "0", 0),
            to: values["to-step"] === undefined ? Infinity : number("--to-step", values["to-step"], 0),
          }
        : null,
      theme: among("--theme", values.theme, pictureThemes),
      parts: among("--parts", values.parts, momentParts),
      scale: number("--scale", values.scale, 1, 4),
      out: values.out === undefined || values.out === "-" ? null : values.out,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @throws Error where the text is none of those that are known */
function among<T extends string>(option: string, text: string | undefined, known: readonly T[]): T {
  const found = known.find((each) => each === text);
  if (found !== undefined) return found;
  throw new Error(
    `${option} must be one of ${known.join(", ")}, is ${text === undefined ? "missing" : JSON.stringify(text)}`,
  );
}

/** @throws Error where the text is no whole number from `least` to `most` */
function number(option: string, text: string, least: number, most = 999_999_999): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`${option} must be a whole number from ${least} to ${most}, is ${JSON.stringify(text)}`);
}
