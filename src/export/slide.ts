import type { Picture } from "../scene/picture/mark.ts";
import type { PictureTheme } from "../scene/palette.ts";
import { pictureText } from "../scene/svg.ts";
import type { Run } from "../store/run.ts";
import { stepSentence } from "../store/step-sentence.ts";
import { codeAt } from "./code-line.ts";
import { momentPicture, type MomentLook } from "./moment-picture.ts";

/** One slide, or one place of a handout. */
export interface Slide {
  readonly title: string;
  /** What happens at the step. */
  readonly sentence: string;
  /** For the speaker; empty for none. */
  readonly note: string;
  /** The line of code of the step, or null. */
  readonly code: string | null;
  /** The address of the run at the step, or null. */
  readonly link: string | null;
  readonly picture: Picture;
}

/** A step as a slide. Title and sentence stand beside the picture, not in it. */
export function slideOf(
  run: Run,
  step: number,
  {
    title = run.scenario.title,
    note = "",
    link = null,
  }: Partial<Pick<Slide, "title" | "note" | "link">> = {},
  look: MomentLook = {},
): Slide {
  const picture = momentPicture(run, step, { ...look, words: false });
  return { title, sentence: stepSentence(run, step), note, code: codeAt(run, step), link, picture };
}

export function slideSvg({ picture, title }: Slide, theme: PictureTheme): string {
  return pictureText(picture, title, theme);
}
