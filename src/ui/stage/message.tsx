import { memo, useCallback, useRef } from "react";
import { pointOn } from "../../scene/geometry.ts";
import { fallPx } from "../../scene/stage-layout.ts";
import { visibilityOf, type MessageMark } from "../../scene/stage-messages.ts";
import { processColour } from "../theme/process-colour.ts";
import type { Anchor } from "./pop.tsx";
import type { Pace } from "./pace.ts";
import { useDrawn } from "./use-drawn.ts";
import { useGlide } from "./use-glide.ts";
import type { ShownMark } from "./use-marks.ts";

interface Props {
  readonly shown: ShownMark<MessageMark>;
  readonly pace: Pace;
  readonly gone: (key: string) => void;
  readonly picked: boolean;
  /** Opens what can be done to it; null where nothing can. */
  readonly pick: ((flight: number, anchor: Anchor) => void) | null;
}

/** The way that a message takes, as long as it is on it. */
export const WayView = memo(function WayView({
  shown: { mark, leaving },
}: {
  shown: ShownMark<MessageMark>;
}) {
  return (
    <g className="way" data-leaving={leaving || undefined} stroke={processColour(mark.process)}>
      <path d={mark.path} strokeDasharray={mark.look.dash ?? undefined} />
      <path d={mark.head} />
    </g>
  );
});

/** A message, carried along its way: what glides is its share of the way, so that it never leaves the path. */
export function MessageView({ shown, pace, gone, picked, pick }: Props) {
  const { mark, from, to, leaving } = shown;
  const element = useRef<SVGGElement>(null);
  const share = useGlide(to, pace, from);
  const aside = useGlide(mark.aside, pace);
  const fallen = useGlide(mark.lost ? 1 : 0, pace);
  const faded = useGlide(leaving ? 1 : 0, pace, 0, leaving ? () => gone(mark.key) : undefined);
  const draw = useCallback(() => {
    const at = pointOn(mark.curve, share.get());
    const drop = fallen.get();
    const y = at.y + aside.get() + drop * fallPx;
    const { current } = element;
    if (!current) return;
    write(current, "transform", `translate(${at.x.toFixed(2)} ${y.toFixed(2)})`);
    write(current, "opacity", visibilityOf(mark, share.get(), faded.get()).toFixed(3));
    current.toggleAttribute("data-fallen", drop > 0);
    if (drop > 0) current.style.setProperty("--fallen", drop.toFixed(2));
  }, [mark, share, aside, fallen, faded]);
  useDrawn(draw, [share, aside, fallen, faded]);
  return (
    <g
      ref={element}
      className="message"
      data-flight={mark.flight}
      data-form={mark.form}
      data-head={mark.look.head}
      data-lost={mark.lost || undefined}
      data-leaving={leaving || undefined}
      style={{ "--c": processColour(mark.process) } as React.CSSProperties}
      data-fixed={pick === null || undefined}
      onClick={(event) => pick?.(mark.flight, event.currentTarget.getBoundingClientRect())}
    >
      {mark.form === "dot" && <circle className="message-reach" r={12} />}
      {picked && <Ring mark={mark} />}
      {mark.form === "pill" ? <Pill mark={mark} /> : <Dot mark={mark} />}
      {mark.lost && <path className="message-cross" d="M-9,-9L9,9M-9,9L9,-9" />}
    </g>
  );
}

/** To write what stands there already would have the browser look at the message anew. */
function write(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Round the message that is picked or has the focus. */
function Ring({ mark: { size } }: { mark: MessageMark }) {
  const [width, height] = [size.width + 8, size.height + 8];
  return (
    <rect
      className="message-ring"
      x={-width / 2}
      y={-height / 2}
      width={width}
      height={height}
      rx={height / 2}
    />
  );
}

function Pill({ mark: { label, size, font, look } }: { mark: MessageMark }) {
  const round = look.head === "round" ? 5 : size.height / 2;
  return (
    <g className="message-body">
      <rect x={-size.width / 2} y={-size.height / 2} width={size.width} height={size.height} rx={round} />
      <text textAnchor="middle" dy="0.35em" fontSize={font}>
        {label}
      </text>
    </g>
  );
}

function Dot({ mark: { look, label } }: { mark: MessageMark }) {
  return (
    <g className="message-body">
      <title>{label}</title>
      {look.head === "round" ? <rect x={-5} y={-5} width={10} height={10} rx={2} /> : <circle r={6} />}
    </g>
  );
}
