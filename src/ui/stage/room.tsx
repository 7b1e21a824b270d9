import { useCallback, useRef } from "react";
import { lerp } from "../../scene/geometry.ts";
import type { OwnerMark, Room } from "../../scene/stage.ts";
import { fitted, textWidth } from "../../scene/text.ts";
import { processColour } from "../theme/process-colour.ts";
import type { Pace } from "./pace.ts";
import { useDrawn } from "./use-drawn.ts";
import { useGlide } from "./use-glide.ts";
import type { ShownMark } from "./use-marks.ts";

/** The place that only one may be in: dashed while it is empty, an alarm while two are inside. */
export function RoomView({ room: { box, inside, font } }: { room: Room }) {
  const state = inside.length === 0 ? "empty" : inside.length === 1 ? "held" : "crowded";
  const alarm = `${inside.length} in the critical section`;
  const isNarrow = textWidth(alarm, font) > box.width + 12;
  const title = state !== "crowded" ? "critical section" : isNarrow ? `${inside.length} inside` : alarm;
  return (
    <g className="room" data-state={state}>
      <text x={box.x + box.width / 2} y={box.y - 7} textAnchor="middle" fontSize={font}>
        {title}
      </text>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={12} />
    </g>
  );
}

interface OwnerProps {
  readonly shown: ShownMark<OwnerMark>;
  readonly pace: Pace;
  readonly gone: (key: string) => void;
}

/** A process in the place: a disc that comes out of its card, and goes back there. */
export function OwnerView({ shown: { mark, from, to, leaving }, pace, gone }: OwnerProps) {
  const element = useRef<SVGGElement>(null);
  const share = useGlide(to, pace, from, leaving ? () => gone(mark.key) : undefined);
  const x = useGlide(mark.at.x, pace);
  const y = useGlide(mark.at.y, pace);
  const radius = useGlide(mark.radius, pace);
  const { home } = mark;
  const draw = useCallback(() => {
    const way = share.get();
    const size = (radius.get() / 24) * lerp(0.6, 1, way);
    const at = `${lerp(home.x, x.get(), way).toFixed(2)} ${lerp(home.y, y.get(), way).toFixed(2)}`;
    element.current?.setAttribute("transform", `translate(${at}) scale(${size.toFixed(3)})`);
    element.current?.setAttribute("opacity", Math.min(1, way * 3).toFixed(3));
  }, [home, share, x, y, radius]);
  useDrawn(draw, [share, x, y, radius]);
  return (
    <g
      ref={element}
      className="owner"
      data-owner={mark.id}
      style={{ "--c": processColour(mark.process) } as React.CSSProperties}
    >
      <circle r={24} />
      <text textAnchor="middle" dy="0.35em" fontSize={mark.id.length > 3 ? 12 : 18}>
        {fitted(mark.id, mark.id.length > 3 ? 12 : 18, 42)}
      </text>
    </g>
  );
}
