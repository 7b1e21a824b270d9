import { writeScenario } from "../../experiments/files.ts";
import { scormPackage, type ScormTalk } from "../../export/scorm.ts";
import { rightAnswers } from "../../learning/talk/answers.ts";
import type { Talk } from "../../learning/talk/format.ts";
import { runIn } from "./beat-run.ts";

const parts = ["index.html", "player.css", "player.js"];

/** A talk as a package for a learning platform. @throws Error where the site lacks a part of it */
export async function scormOf(talk: Talk): Promise<Uint8Array<ArrayBuffer>> {
  const files: Record<string, string> = { "one-file.html": await text("./one-file.html") };
  for (const part of parts) files[part] = await text(`./scorm/${part}`);
  const runs: string[] = [];
  const titles: string[] = [];
  const beats: ScormTalk["beats"][number][] = [];
  for (const beat of talk.beats) {
    const run = await runIn(talk, beat);
    if (!run) continue;
    const scenario = writeScenario(run.scenario);
    if (!runs.includes(scenario)) {
      runs.push(scenario);
      titles.push(run.scenario.title);
    }
    const right = beat.question ? rightAnswers(beat.question, run) : [];
    beats.push({
      title: beat.title,
      run: runs.indexOf(scenario),
      step: beat.step,
      to: beat.to ?? beat.step,
      // One without answers cannot be scored.
      question:
        beat.question && beat.question.options.length > 0
          ? {
              text: beat.question.text,
              options: beat.question.options.map((option, index) => ({
                text: option.text,
                right: right.includes(index),
              })),
            }
          : null,
    });
  }
  return scormPackage({ title: talk.talk, runs, titles, beats }, files);
}

async function text(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The site answers ${answer.status} to ${address}`);
  return await answer.text();
}
