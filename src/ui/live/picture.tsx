import { useCallback } from "react";
import { listed } from "../../base/words.ts";
import type { Size } from "../../scene/geometry.ts";
import { sharedPictureMarks } from "../../scene/live/shared-picture-marks.ts";
import { layerOf } from "../../scene/picture/mark.ts";
import type { Session } from "../../store/live/session.ts";
import { paletteOf } from "../theme/palette.ts";
import { useColourKey } from "../theme/use-colour-key.ts";
import { LiveCanvas } from "./live-canvas.tsx";

type Contest = NonNullable<Session["contest"]>;

interface Props {
  readonly session: Session;
  readonly contest: Contest;
}

/** The picture that all nodes draw, and who is in the critical section. */
export function PictureOfAll({ session, contest }: Props) {
  const { experiment, run } = session;
  const { picture, section } = contest;
  const { rem } = paletteOf(useColourKey());
  const draw = useCallback(
    (size: Size) => [layerOf("fields", sharedPictureMarks(picture.fields, size, rem))],
    [picture, rem],
  );
  const name = (process: number) => experiment.nameOf(run.members[process]?.id ?? "").toLowerCase();
  const inside = section.inside.map(name);
  const together = section.together[section.together.length - 1];
  const { spoilt, fields } = picture;
  return (
    <div className="live-chart">
      <div className="live-figures">
        <dl>
          <div data-broken={inside.length > 1 || undefined}>
            <dt>In the critical section</dt>
            <dd data-inside={inside.length}>{inside.length === 0 ? "no node" : listed(inside)}</dd>
          </div>
          <div>
            <dt>Entries</dt>
            <dd data-entries={section.entries}>{section.entries}</dd>
          </div>
          <div data-broken={section.together.length > 0 || undefined}>
            <dt>Two in at once</dt>
            <dd data-together={section.together.length}>
              {section.together.length === 0 ? "never" : times(section.together.length)}
            </dd>
          </div>
        </dl>
        <output>
          {together
            ? `${capital(listed(together.processes.map(name)))} were in the section together at ${(together.fromMs / 1000).toFixed(1)} s, and both drew with the one pen.`
            : (blockedWords(session, contest) ??
              "Each node draws its number in a frame. Every stroke starts where the pen is.")}
        </output>
      </div>
      <LiveCanvas session={session} draw={draw} />
      <p className="heard-only" data-spoilt={spoilt}>
        The picture that all nodes draw: {fields.length} figures, {spoilt} of them spoilt
      </p>
    </div>
  );
}

/** A sentence on the nodes that have waited for long while no node was inside, and on the likely reason; else null. */
function blockedWords({ run, experiment }: Session, { section }: Contest): string | null {
  const waiting = run.members.filter(({ is, said }) => is === "running" && said?.facts.tone === "waiting");
  const sinceMs = Math.max(section.leftMs, ...waiting.map(({ phaseSinceMs }) => phaseSinceMs));
  if (section.inside.length > 0 || waiting.length === 0 || run.nowMs - sinceMs < BLOCKED_MS) return null;
  const names = listed(waiting.map(({ id }) => experiment.nameOf(id).toLowerCase()));
  const isGone = run.members.some(({ is }) => is !== "running");
  const why = isGone ? "a node that would have to answer is gone" : "a request or a reply may have been lost";
  return `No node has been inside for ${((run.nowMs - section.leftMs) / 1000).toFixed(0)} s, and ${names} ${waiting.length === 1 ? "waits" : "wait"}: ${why}.`;
}

/** Longer than any message and any visit of one other takes. */
const BLOCKED_MS = 4000;

function times(n: number): string {
  return n === 1 ? "once" : `${n} times`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
