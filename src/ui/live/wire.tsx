import { useCallback, useMemo, useRef, useState } from "react";
import type { SocketView } from "../../contract/kernel-view.ts";
import { hostOf } from "../../experiments/sockets/host.ts";
import { sidesOf } from "../../experiments/sockets/sides.ts";
import type { Size } from "../../scene/geometry.ts";
import { wireLayout } from "../../scene/sockets/wire-layout.ts";
import type { LiveHosts } from "../../store/live/hosts.ts";
import type { Session } from "../../store/live/session.ts";
import { HostCard } from "../sockets/host-card.tsx";
import { useSize } from "../stage/use-size.ts";
import { cleared, paletteOf } from "../theme/palette.ts";
import { useLook } from "../theme/use-look.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { paintWire } from "./paint-wire.ts";
import { useFrames } from "./use-version.ts";
import "../stage/stage.css";
import "../sockets/wire-stage.css";

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
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = useLook();
  const scale = useTypeScale();
  const { scenario } = run.show;
  const layout = useMemo(() => {
    const { left, right } = sidesOf(scenario);
    return wireLayout(left, right, size, scale);
  }, [scenario, size, scale]);
  const [isStill] = useState(() => window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  const paint = useCallback(() => {
    const surface = canvas.current && cleared(canvas.current);
    if (!surface) return;
    const { reader } = run.subject;
    const written = (message: unknown, from: number) => ({
      kind: reader.kindOf(message),
      label: reader.labelOf(message, run.members[from]?.id ?? ""),
    });
    paintWire(surface, paletteOf(look), { hosts, layout, nowMs: run.nowMs, isStill, written, scale });
  }, [run, hosts, layout, look, isStill, scale]);
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
            acting={false}
            script="text"
            scale={scale}
            pick={null}
          />
        );
      })}
      <canvas ref={canvas} className="live-wire-canvas" aria-hidden="true" />
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
          <dd data-queued={queue}>{places === 0 ? "nobody listens" : `${queue} of ${places}`}</dd>
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
          : "The programs are threads, and so is the kernel that has their sockets. Each segment is really waited for."}
      </output>
    </div>
  );
}

function isEstablished({ state }: SocketView): boolean {
  return state === "ESTABLISHED";
}
