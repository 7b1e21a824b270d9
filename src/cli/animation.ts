import { invariant } from "../base/invariant.ts";
import { experimentOf, shippedScenario } from "../experiments/catalogue.ts";
import type { ExperimentId } from "../scenario/scenario.ts";
import { interestingSteps } from "../store/interesting.ts";
import { runOf } from "../store/run.ts";
import { toldOf } from "../store/told.ts";
import { violationsAt } from "../store/violations.ts";
import { pictureSvg } from "../export/run-picture.ts";

const size = { width: 960, height: 420 };
/** What is free above the cards of the stage, and its own title. */
const cutAbove = 110;
const secondsPerStep = 3;

/**
 * A shipped scenario as an animated SVG: the stage at each step that matters, with its sentence below. With
 * reduced motion it shows the last of these steps.
 */
export function animatedSvg(experimentId: ExperimentId, id: string): string {
  const experiment = experimentOf(experimentId);
  const shipped = shippedScenario(experimentId, id);
  invariant(experiment && shipped, () => `no scenario ${experimentId}/${id}`);
  const run = runOf(experiment, shipped.scenario);
  const steps = interestingSteps(run);
  const share = 100 / steps.length;
  const frames = steps.map((step, frame) => {
    const { subject, pieces } = experiment.narrate(toldOf(run, step));
    const name = subject === null ? "" : `${experiment.nameOf(subject)} `;
    const sentence = name + pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
    return [
      `<g class="frame" style="animation-delay:${frame * secondsPerStep}s">`,
      pictureSvg(run, "stage", step).trim().replace("<svg ", `<svg y="${-cutAbove}" `),
      line(violationsAt(run, step).join(" "), 370, ` font-weight="700" fill="#b3261e"`),
      line(sentence, 398, ` fill="#1b1f24"`),
      `</g>`,
    ].join("\n");
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" font-family="Inter, 'Helvetica Neue', Arial, sans-serif">`,
    `<style>`,
    `.frame{visibility:hidden;animation:show ${steps.length * secondsPerStep}s step-end infinite}`,
    `@keyframes show{0%{visibility:visible}${share}%{visibility:hidden}}`,
    `@media (prefers-reduced-motion:reduce){.frame{animation:none}.frame:last-of-type{visibility:visible}}`,
    `</style>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...frames,
    `<text x="14" y="28" font-size="15" font-weight="700" fill="#1b1f24">${escaped(shipped.title)}</text>`,
    `</svg>`,
  ].join("\n")}\n`;
}

function line(text: string, y: number, look: string): string {
  return `<text x="${size.width / 2}" y="${y}" text-anchor="middle" font-size="18"${look}>${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
