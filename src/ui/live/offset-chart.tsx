import { useCallback, useRef } from "react";
import { measureTitle } from "../../scene/berkeley/measure.ts";
import type { Span } from "../../scene/live/offset-window.ts";
import type { LiveClocks } from "../../store/live/clocks.ts";
import type { Session } from "../../store/live/session.ts";
import { paintOffsets } from "./paint-offsets.ts";
import { cleared, paletteOf } from "../theme/palette.ts";
import { useLook } from "../theme/use-look.ts";
import { useFrames } from "./use-version.ts";

/** The picture is so far behind: by then every process has told where it is. */
const BEHIND_MS = 220;

interface Props {
  readonly session: Session;
  readonly clocks: LiveClocks;
}

/** The offset of every clock over real time, as the processes read them off. It scrolls. */
export function OffsetChart({ session, clocks }: Props) {
  const { run, experiment } = session;
  const canvas = useRef<HTMLCanvasElement>(null);
  const span = useRef<Span | null>(null);
  const look = useLook();
  const paint = useCallback(() => {
    const surface = canvas.current && cleared(canvas.current);
    if (!surface) return;
    const shown = {
      clocks,
      names: run.members.map(({ id }) => experiment.nameOf(id)),
      untilMs: Math.max(0, run.nowMs - BEHIND_MS),
      scaleMs: Math.max(4000, 2.6 * clocks.everyMs),
      isStill: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    };
    span.current = paintOffsets(surface, paletteOf(look), shown, span.current);
  }, [run, experiment, clocks, look]);
  useFrames(session, canvas, paint);

  const atMs = Math.max(0, run.nowMs - BEHIND_MS);
  const there = run.members.filter(({ is }) => is === "running").map(({ process }) => process);
  const apartMs = clocks.apartMs(there, atMs);
  const boundMs = clocks.boundMs(there, atMs);
  const title = measureTitle(clocks.rightMs !== null);
  const round = clocks.rounds[clocks.rounds.length - 1];
  return (
    <div className="live-chart">
      <div className="live-figures">
        <dl>
          <div>
            <dt>Apart now</dt>
            <dd data-apart-ms={apartMs ?? ""}>{ms(apartMs)}</dd>
          </div>
          <div>
            <dt>{round ? `Least since round ${round.round}` : "Least since a round"}</dt>
            <dd data-least-ms={clocks.leastMs ?? ""} data-round={round?.round ?? 0}>
              {ms(clocks.leastMs)}
            </dd>
          </div>
          <div>
            <dt>Bound by now</dt>
            <dd data-bound-ms={boundMs ?? ""}>{ms(boundMs)}</dd>
          </div>
        </dl>
        <p>{title}</p>
      </div>
      <div className="live-canvas">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <p className="heard-only">
        {apartMs === null
          ? `${title}: nothing yet`
          : `${title}: ${there.length} clocks, ${ms(apartMs)} apart`}
      </p>
    </div>
  );
}

function ms(value: number | null): string {
  return value === null ? "–" : `${value.toFixed(1)} ms`;
}
