import { writeScenario } from "../../experiments/files.ts";
import { Gif } from "../../export/gif.ts";
import { handout, type Handout } from "../../export/handout.ts";
import { momentPicture, type MomentParts } from "../../export/moment-picture.ts";
import { pageWithRun } from "../../export/one-file.ts";
import { pptx, slidePictureSize } from "../../export/pptx.ts";
import type { StepRange } from "../../export/sequence-text.ts";
import { slideOf, type Slide } from "../../export/slide.ts";
import type { PictureTheme } from "../../scene/palette.ts";
import { pictureText } from "../../scene/svg.ts";
import type { Run } from "../../store/run.ts";
import { stepShownMs, type Speed } from "../../store/speed.ts";
import { stepSentence } from "../../store/step-sentence.ts";
import { encodeTrace } from "../../trace/codec.ts";
import { wait } from "../wait.ts";
import { pixelsOf, pngOf } from "./raster.ts";

/** What is taken out of the page, and in which form. */
export interface Wanted {
  readonly run: Run;
  readonly step: number;
  readonly range: StepRange;
  readonly parts: MomentParts;
  readonly theme: PictureTheme;
  readonly speed: Speed;
  /** Gives the link to a step; null where no link can hold the run. */
  readonly linkTo: (step: number) => string | null;
}

/** How far something that takes a moment is; it is called off by the signal. */
export interface Under {
  readonly progress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

export function svgOf({ run, step, parts, theme }: Wanted): string {
  return pictureText(momentPicture(run, step, { parts }), run.scenario.title, theme);
}

export function pngAt({ run, step, parts, theme }: Wanted, scale: number): Promise<Uint8Array<ArrayBuffer>> {
  return pngOf(momentPicture(run, step, { parts }), theme, scale);
}

export const stepsIn = ({ from, to }: StepRange): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** How long the animation of a range takes, in ms. */
export function lastsMs({ run, range, speed }: Wanted): number {
  return stepsIn(range).reduce((sum, step) => sum + shownMs(run, step, speed), 0);
}

const shownMs = (run: Run, step: number, speed: Speed) => stepShownMs(speed, stepSentence(run, step).length);

/** The steps as an animated GIF, a frame at a time, so that the page can answer between them. */
export async function gifOf(wanted: Wanted, { progress, signal }: Under): Promise<Uint8Array<ArrayBuffer>> {
  const { run, range, parts, theme, speed } = wanted;
  await document.fonts.ready;
  const steps = stepsIn(range);
  let gif: Gif | null = null;
  for (const [index, step] of steps.entries()) {
    signal.throwIfAborted();
    const picture = momentPicture(run, step, { parts });
    gif ??= new Gif(picture.size.width, picture.size.height);
    gif.add(pixelsOf(picture, theme, 1), shownMs(run, step, speed));
    progress(index + 1, steps.length);
    await breath();
  }
  return gif?.bytes() ?? new Uint8Array();
}

/** Lets the page answer what came in meanwhile. */
const breath = () => new Promise<void>((done) => void wait(0, done));

function slidesOf({ run, range, parts, linkTo }: Wanted): Slide[] {
  return stepsIn(range).map((step) =>
    slideOf(
      run,
      step,
      { title: `${run.scenario.title} · step ${step + 1}`, link: linkTo(step) },
      { parts, size: slidePictureSize },
    ),
  );
}

export async function slidesFile(wanted: Wanted, under: Under): Promise<Uint8Array<ArrayBuffer>> {
  const { run, theme } = wanted;
  return pptxOf(slidesOf(wanted), run.scenario.title, theme, under);
}

/** Slides as a file, with their pictures painted. */
export async function pptxOf(
  slides: readonly Slide[],
  title: string,
  theme: PictureTheme,
  { progress, signal }: Under,
): Promise<Uint8Array<ArrayBuffer>> {
  const png: Uint8Array[] = [];
  for (const { picture } of slides) {
    signal.throwIfAborted();
    png.push(await pngOf(picture, theme, 2));
    progress(png.length, slides.length);
    await breath();
  }
  return pptx(slides, png, { title, theme });
}

export function handoutOf(wanted: Wanted, perPage: 1 | 2 | 4): Handout {
  const { run, step, linkTo } = wanted;
  return handout(slidesOf(wanted), { title: run.scenario.title, link: linkTo(step), perPage });
}

/** The page with the run as one file. @throws Error where the site does not have the page as one file */
export async function oneFileOf({ run, step }: Wanted): Promise<string> {
  const answer = await fetch("./one-file.html");
  if (!answer.ok) throw new Error(`The site answers ${answer.status} to one-file.html`);
  const text = run.isRecorded ? encodeTrace(run.trace) : writeScenario(run.scenario);
  return pageWithRun(await answer.text(), { text, name: run.scenario.title, step });
}
