import { useCallback, useMemo, useRef, useState } from "react";
import type { SocketView } from "../../contract/kernel-view.ts";
import { hostOf } from "../../experiments/sockets/host.ts";
import { sidesOf } from "../../experiments/sockets/sides.ts";
import type { Size } from "../../scene/geometry.ts";
import { liveWireMarks, type LiveSegment } from "../../scene/live/wire-marks.ts";
import { wireLayout } from "../../scene/sockets/wire-layout.ts";
import type { LiveHosts, Travelling } from "../../store/live/hosts.ts";
import type { Session } from "../../store/live/session.ts";
import { SheetCanvas, usePainter, type PictureCanvas } from "../picture/sheet.tsx";
import { HostCard } from "../sockets/host-card.tsx";
import { useSize } from "../stage/use-size.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useFrames } from "./use-version.ts";
import "../stage/stage.css";
import "../sockets/wire-stage.css";

/** How far on its way what was lost is shown. */
const lostAt = 0.8;

interface Props {
  readonly session: Session;
  readonly hosts: LiveHosts;
}

/** The hosts as their programs and their kernel say that they stand, and the segments on the wire, in real time. */
export function LiveWire({ session, hosts }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  return (
    <div className="live-chart">
      <Figures session={session} hosts={hosts} />
      <div className="stage live-wire" ref={element}>
        {size && size.width > 0 && size.height > 0 && <Hosts session={session} hosts={hosts} size={size} />}
      </div>
    </div>
  );
}

function Hosts({ session: { run, experiment }, session, hosts, size }: Props & { readonly size: Size }) {
  const canvas = useRef<PictureCanvas>(null);
  const scale = useTypeScale();
  const { scenario } = run.show;
  const layout = useMemo(() => {
    const { left, right } = sidesOf(scenario);
    return wireLayout(left, right, size, scale);
  }, [scenario, size, scale]);
  const [isStill] = useState(() => window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  const box = useMemo(() => ({ x: 0, y: 0, ...size }), [size]);
  const show = usePainter(box);
  const paint = useCallback(() => {
    const { nowMs } = run;
    const { reader } = run.subject;
    const shareOf = ({ sentMs, dueMs }: Travelling, lost: boolean) =>
      isStill ? 0.5 : lost ? lostAt : (nowMs - sentMs) / Math.max(1, dueMs - sentMs);
    const segment = (travelling: Travelling, lost: boolean): LiveSegment => ({
      ...travelling,
      key: `journey:${travelling.journey}`,
      share: shareOf(travelling, lost),
      kind: reader.kindOf(travelling.message),
      label: reader.labelOf(travelling.message, run.members[travelling.from]?.id ?? ""),
      lost,
    });
    const segments = [
      ...hosts.travelling.map((each) => segment(each, false)),
      ...hosts.gone(nowMs).map((each) => segment(each, true)),
    ];
    show(canvas.current, liveWireMarks(layout, hosts.connected, segments, scale));
  }, [run, hosts, layout, show, isStill, scale]);
  useFrames(session, canvas, paint);
  const names = useMemo(
    () => new Map(run.members.map(({ id }) => [id, experiment.nameOf(id)])),
    [run, experiment],
  );
  const places = useMemo(() => new Map(run.members.map(({ id, process }) => [id, process])), [run]);
  return (
    <>
      {layout.hosts.map((place) => {
        const id = run.members[place.process]?.id ?? "";
        const own = hosts.views.filter(({ process }) => process === id);
        const host = hostOf(hosts.states[place.process], hosts.begun[place.process] ?? false, own);
        return (
          <HostCard
            key={id}
            place={place}
            name={names.get(id) ?? id}
            host={host}
            names={names}
            places={places}
            alone={layout.hosts.length === 2}
            acting={false}
            script="text"
            scale={scale}
            pick={null}
          />
        );
      })}
      <SheetCanvas ref={canvas} box={box} />
    </>
  );
}

function Figures({ session: { run }, hosts }: Props) {
  const { views, segments, again, lost } = hosts;
  const queue = views.reduce((sum, view) => sum + (view.queue?.length ?? 0), 0);
  const places = views.reduce((sum, view) => sum + view.places, 0);
  const connections = views.filter(isEstablished).length;
  return (
    <div className="live-figures">
      <dl>
        <div>
          <dt>In an accept queue</dt>
          <dd data-queued={queue}>{places === 0 ? "no socket listens" : `${queue} of ${places}`}</dd>
        </div>
        <div>
          <dt>Ends that are established</dt>
          <dd data-established={connections}>{connections}</dd>
        </div>
        <div>
          <dt>Segments</dt>
          <dd data-segments={segments}>{segments}</dd>
        </div>
        <div data-broken={lost > 0 || undefined}>
          <dt>Lost · sent again</dt>
          <dd data-lost={lost} data-again={again}>
            {lost} · {again}
          </dd>
        </div>
      </dl>
      <output>
        {run.isKernelSilent
          ? "The kernel does not answer: every call waits."
          : "Each program is a thread, and so is the kernel with their sockets. Segments take real time."}
      </output>
    </div>
  );
}

function isEstablished({ state }: SocketView): boolean {
  return state === "ESTABLISHED";
}
