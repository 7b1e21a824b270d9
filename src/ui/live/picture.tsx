import { useCallback, useRef } from "react";
import { listed } from "../../base/words.ts";
import { isSpoilt } from "../../scene/live/shared-picture.ts";
import type { Session } from "../../store/live/session.ts";
import { cleared, paletteOf, type Palette } from "../theme/palette.ts";
import { useLook } from "../theme/use-look.ts";
import { useFrames } from "./use-version.ts";

type Contest = NonNullable<Session["contest"]>;

interface Props {
  readonly session: Session;
  readonly contest: Contest;
}

/** The picture that all nodes draw, and who is in the critical section. */
export function PictureOfAll({ session, contest }: Props) {
  const { experiment, run } = session;
  const { picture, section } = contest;
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = useLook();
  const paint = useCallback(() => {
    if (canvas.current) draw(canvas.current, contest, paletteOf(look));
  }, [contest, look]);
  useFrames(session, canvas, paint);
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
            <dd data-inside={inside.length}>{inside.length === 0 ? "nobody" : listed(inside)}</dd>
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
            ? `${capital(listed(together.processes.map(name)))} were in the section together at ${(together.fromMs / 1000).toFixed(1)} s, and drew with the one pen at once.`
            : (blockedWords(session, contest) ??
              "Each draws its number in a frame; every stroke goes on from wherever the pen is.")}
        </output>
      </div>
      <div className="live-canvas">
        <canvas ref={canvas} data-spoilt={spoilt} aria-hidden="true" />
      </div>
      <p className="heard-only">
        The picture that all nodes draw: {fields.length} figures, {spoilt} of them spoilt
      </p>
    </div>
  );
}

/** Where nobody has been in for long though somebody waits: who, and why that may be. */
function blockedWords({ run, experiment }: Session, { section }: Contest): string | null {
  const waiting = run.members.filter(({ is, said }) => is === "running" && said?.facts.tone === "waiting");
  const sinceMs = Math.max(section.leftMs, ...waiting.map(({ phaseSinceMs }) => phaseSinceMs));
  if (section.inside.length > 0 || waiting.length === 0 || run.nowMs - sinceMs < BLOCKED_MS) return null;
  const names = listed(waiting.map(({ id }) => experiment.nameOf(id).toLowerCase()));
  const isGone = run.members.some(({ is }) => is !== "running");
  const why = isGone ? "a node that would have to answer is gone" : "a request or a reply may have been lost";
  return `Nobody has been in for ${((run.nowMs - section.leftMs) / 1000).toFixed(0)} s, and ${names} ${waiting.length === 1 ? "waits" : "wait"}: ${why}.`;
}

/** Longer than any message and any visit of one other takes. */
const BLOCKED_MS = 4000;

function times(n: number): string {
  return n === 1 ? "once" : `${n} times`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function draw(canvas: HTMLCanvasElement, { picture }: Contest, palette: Palette): void {
  const surface = cleared(canvas);
  if (!surface) return;
  const { ctx, width, height } = surface;
  const pitch = Math.min(palette.rem * 9.5, width / 4);
  const columns = Math.max(1, Math.floor(width / pitch));
  const rows = Math.max(1, Math.floor(height / pitch));
  const { fields } = picture;
  const first = Math.max(0, Math.ceil(fields.length / columns) - rows) * columns;
  const size = pitch * 0.72;
  const indent = (width - columns * pitch) / 2;
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  for (let i = first; i < fields.length; i++) {
    const field = fields[i];
    if (!field) continue;
    const x = indent + ((i - first) % columns) * pitch + (pitch - size) / 2;
    const y = Math.floor((i - first) / columns) * pitch + (pitch - size) / 2;
    if (isSpoilt(field)) {
      ctx.fillStyle = palette.badSoft;
      ctx.fillRect(x - pitch * 0.12, y - pitch * 0.12, pitch * 0.96, pitch * 0.96);
      ctx.strokeStyle = palette.bad;
      ctx.lineWidth = 1.5 * palette.stroke;
      ctx.strokeRect(x - pitch * 0.12, y - pitch * 0.12, pitch * 0.96, pitch * 0.96);
    }
    ctx.lineWidth = 3 * palette.stroke;
    for (const { process, from, to } of field.lines) {
      ctx.strokeStyle = palette.processes[process % palette.processes.length] ?? palette.ink;
      ctx.beginPath();
      ctx.moveTo(x + from.x * size, y + from.y * size);
      ctx.lineTo(x + to.x * size, y + to.y * size);
      ctx.stroke();
    }
  }
}
