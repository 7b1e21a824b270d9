import { readFileSync, writeFileSync } from "node:fs";
import { Gif } from "../export/gif.ts";
import { handoutHtml } from "../export/handout.ts";
import { csvTable, jsonLines, shivizLog } from "../export/logs.ts";
import { momentPicture, slideSize, type MomentLook } from "../export/moment-picture.ts";
import { pageWithRun } from "../export/one-file.ts";
import { pcapng } from "../export/pcapng.ts";
import { pptx, slidePictureSize } from "../export/pptx.ts";
import { mermaidText, plantUmlText, type StepRange } from "../export/sequence-text.ts";
import { slideOf, slideSvg, type Slide } from "../export/slide.ts";
import { writeScenario } from "../experiments/files.ts";
import { pictureText } from "../scene/svg.ts";
import { interestingSteps } from "../store/interesting.ts";
import type { Run } from "../store/run.ts";
import { stepShownMs } from "../store/speed.ts";
import { stepSentence } from "../store/step-sentence.ts";
import { Browser } from "./browser.ts";
import type { ExportArguments, ExportKind } from "./export-arguments.ts";
import { forEachScenario, NotForThis, type Outlet } from "./files.ts";
import { readPng } from "./png.ts";
import { pictured } from "./run.ts";

/** More frames or slides than this make no file that anybody can use. */
const framesMost = 300;

type Output = string | Uint8Array;

/** Writes a run in a form for other programs. @returns the exit status */
export function exportRun(args: ExportArguments, outlet: Outlet): Promise<number> {
  return forEachScenario([args.file], false, outlet, async (scenario) => {
    const run = await pictured(scenario);
    const last = run.trace.steps.length - 1;
    for (const step of [args.step, args.range?.from, args.range?.to === Infinity ? null : args.range?.to])
      if (step !== null && step !== undefined && step > last)
        throw new NotForThis(`there is no step ${step}: the last step of the run is ${last}`);
    const output = await outputs[args.to](run, args, outlet);
    if (args.out !== null) writeFileSync(args.out, output);
    else if (typeof output === "string") outlet.out(output);
    else throw new NotForThis(`${args.to} is no text: name a file with -o`);
    return 0;
  });
}

const outputs: Readonly<
  Record<ExportKind, (run: Run, args: ExportArguments, outlet: Outlet) => Promise<Output>>
> = {
  svg: async (run, args) => svgAt(run, args, shown(run, args)),

  async png(run, args) {
    const [png] = await painted([svgAt(run, args, shown(run, args))], args.scale);
    return png ?? new Uint8Array();
  },

  async gif(run, args) {
    const steps = few(stepsOf(run, args));
    const [width, height] = [slideSize.width * args.scale, slideSize.height * args.scale];
    const gif = new Gif(width, height);
    const browser = await Browser.open(args.scale);
    try {
      let frame = 0;
      for await (const png of browser.paint(
        steps.map((step) => svgAt(run, args, step)),
        slideSize,
      )) {
        gif.add(readPng(png).rgba, stepShownMs(1, stepSentence(run, steps[frame++] ?? 0).length));
      }
    } finally {
      await browser.close();
    }
    return gif.bytes();
  },

  async pptx(run, args) {
    const slides = slidesOf(run, args);
    const png = await painted(
      slides.map((slide) => slideSvg(slide, args.theme)),
      2,
      slidePictureSize,
    );
    return pptx(slides, png, { title: run.scenario.title, theme: args.theme });
  },

  async pdf(run, args) {
    const html = handoutHtml(slidesOf(run, args), { title: run.scenario.title, link: null, perPage: 4 });
    const browser = await Browser.open(1);
    try {
      return await browser.print(html);
    } finally {
      await browser.close();
    }
  },

  async html(run, args, outlet) {
    if (run.experiment.ownPrograms?.(run.scenario))
      outlet.err(`${args.file}: the file shows these Python programs, but has no interpreter to run them\n`);
    const page = readFileSync(process.env["INTERLEAVE_ONE_FILE"] ?? "", "utf8");
    const name = run.scenario.title;
    return pageWithRun(page, { text: writeScenario(run.scenario), name, step: args.step ?? 0 });
  },

  mermaid: async (run, args) => mermaidText(run, rangeOf(run, args)),
  plantuml: async (run, args) => plantUmlText(run, rangeOf(run, args)),

  async pcapng(run) {
    const capture = pcapng(run);
    if (capture === null)
      throw new NotForThis("this run sends no segments: only runs of sockets make a capture");
    return capture;
  },

  shiviz: async (run) => shivizLog(run),
  jsonl: async (run) => jsonLines(run),

  async csv(run) {
    const table = csvTable(run);
    if (table === null)
      throw new NotForThis("this run has neither rounds nor entries: a table is made of experiments 8 and 9");
    return table;
  },
};

function svgAt(run: Run, { parts, theme }: ExportArguments, step: number): string {
  return pictureText(momentPicture(run, step, lookOf(parts)), run.scenario.title, theme);
}

const lookOf = (parts: ExportArguments["parts"]): MomentLook => ({ parts });

/** The step that is asked for; the last one where none is. */
function shown({ trace }: Run, { step }: ExportArguments): number {
  return step ?? trace.steps.length - 1;
}

function rangeOf({ trace }: Run, { range }: ExportArguments): StepRange {
  const last = trace.steps.length - 1;
  const { from, to } = range ?? { from: 0, to: last };
  if (from > to) throw new NotForThis(`--from is step ${from}, after --to-step ${to}`);
  return { from, to: Math.min(to, last) };
}

/** The steps of a range; of a whole run those that matter, if there are too many. */
function stepsOf(run: Run, args: ExportArguments): number[] {
  const { from, to } = rangeOf(run, args);
  const all = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  if (args.range !== null) return all;
  return all.length <= 60 ? all : [...interestingSteps(run)];
}

function few(steps: readonly number[]): readonly number[] {
  if (steps.length <= framesMost) return steps;
  throw new NotForThis(
    `that would be ${steps.length} pictures, and at most ${framesMost} are made: name fewer steps with --from and --to-step`,
  );
}

function slidesOf(run: Run, args: ExportArguments): Slide[] {
  const look = { ...lookOf(args.parts), size: slidePictureSize };
  return few(stepsOf(run, args)).map((step) =>
    slideOf(run, step, { title: `${run.scenario.title} · step ${step + 1}` }, look),
  );
}

async function painted(svgs: readonly string[], scale: number, size = slideSize): Promise<Uint8Array[]> {
  const browser = await Browser.open(scale);
  try {
    const all: Uint8Array[] = [];
    for await (const png of browser.paint(svgs, size)) all.push(png);
    return all;
  } finally {
    await browser.close();
  }
}
