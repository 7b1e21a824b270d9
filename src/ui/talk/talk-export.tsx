import { useState } from "react";
import { slidePictureSize } from "../../export/pptx.ts";
import { slideOf, type Slide } from "../../export/slide.ts";
import { handout } from "../../export/handout.ts";
import type { Talk, TalkQuestion } from "../../learning/talk/format.ts";
import { printHandout } from "../export/print-handout.ts";
import { pptxOf } from "../export/outputs.ts";
import { handOut } from "../files/hand-out.ts";
import { Push } from "../form/push.tsx";
import { scormOf } from "./scorm-of.ts";
import { runIn } from "./beat-run.ts";

/** A talk as slides and as a handout, a picture for each beat. */
export function TalkExport({ talk }: { readonly talk: Talk }) {
  const [said, say] = useState("");
  const slides = async (): Promise<Slide[]> => {
    const made: Slide[] = [];
    for (const [index, beat] of talk.beats.entries()) {
      const run = await runIn(talk, beat);
      if (!run) continue;
      const note = beat.question ? `${beat.note}\n\nQuestion: ${beat.question.text}` : beat.note;
      const step = Math.min(beat.step, run.trace.steps.length - 1);
      const parts = beat.large === "side" ? "all" : (beat.large ?? "all");
      // A slide with a question gives nothing of its answer away.
      const look = { parts, size: slidePictureSize, hidesFuture: beat.question !== undefined } as const;
      const slide = slideOf(run, step, { title: beat.title, note }, look);
      made.push(beat.question ? { ...slide, sentence: asked(beat.question) } : slide);
      say(`${index + 1} of ${talk.beats.length}`);
    }
    return made;
  };
  const under = {
    progress: (done: number, of: number) => say(`${done} of ${of}`),
    signal: new AbortController().signal,
  };
  const give = async () => {
    const bytes = await pptxOf(await slides(), talk.talk, "light", under);
    handOut("talk.pptx", bytes, "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    say("talk.pptx is in your downloads.");
  };
  const print = async () => {
    printHandout(handout(await slides(), { title: talk.talk, link: null, perPage: 4 }), talk.talk);
    say("");
  };
  const pack = async () => {
    try {
      handOut("talk-scorm.zip", await scormOf(talk), "application/zip");
      say("talk-scorm.zip is in your downloads.");
    } catch (error) {
      say(`It could not be made: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  const isEmpty = talk.beats.length === 0;
  return (
    <div className="talk-row">
      <Push disabled={isEmpty} onClick={() => void give()}>
        Slides (PPTX)
      </Push>
      <Push disabled={isEmpty} onClick={() => void print()}>
        Print a handout
      </Push>
      <Push disabled={isEmpty} onClick={() => void pack()}>
        SCORM package
      </Push>
      <output>{said}</output>
    </div>
  );
}

/** A question with its answers, as one paragraph. */
function asked({ text, options }: TalkQuestion): string {
  const letters = options.map((option, index) => `${String.fromCodePoint(65 + index)}. ${option.text}`);
  return [text, ...letters].join("  ");
}
