import { useCallback, useRef } from "react";
import { measureTitle } from "../../scene/berkeley/measure.ts";
import type { Size } from "../../scene/geometry.ts";
import { liveOffsetPicture, nextSpan, type LiveOffsets } from "../../scene/live/offset-picture.ts";
import type { Span } from "../../scene/live/offset-window.ts";
import type { LiveClocks } from "../../store/live/clocks.ts";
import type { Session } from "../../store/live/session.ts";
import { paletteOf } from "../theme/palette.ts";
import { useColourKey } from "../theme/use-colour-key.ts";
import { LiveCanvas } from "./live-canvas.tsx";

/** The picture is so far behind: by then every process has told where it is. */
const BEHIND_MS = 220;

interface Props {
  readonly session: Session;
  readonly clocks: LiveClocks;
}

/** The offset of every clock over real time, as the processes read them off. It scrolls. */
export function OffsetChart({ session, clocks }: Props) {
  const { run, experiment } = session;
  const span = useRef<Span | null>(null);
  const { rem } = paletteOf(useColourKey());
  const draw = useCallback(
    (size: Size) => {
      const live: LiveOffsets = {
        series: clocks.series,
        rounds: clocks.rounds,
        names: run.members.map(({ id }) => experiment.nameOf(id)),
        isOffset: clocks.rightMs !== null,
        untilMs: Math.max(0, run.nowMs - BEHIND_MS),
        scaleMs: Math.max(4000, 2.6 * clocks.everyMs),
        isStill: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      };
      span.current = nextSpan(live, span.current);
      return span.current ? liveOffsetPicture(live, span.current, size, Math.round(rem * 0.86)).layers : [];
    },
    [run, experiment, clocks, rem],
  );

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
      <LiveCanvas session={session} draw={draw} />
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
