import { useImperativeHandle, useRef } from "react";
import type { MessageLayerProps } from "./message-layer.ts";
import { MessageView } from "./message.tsx";

/** Messages as elements, each with what is said of it and a finger's reach. */
export function MessageSvg({ ref, size, marks, pace, gone, ringed, pick }: MessageLayerProps) {
  const layer = useRef<SVGSVGElement>(null);
  useImperativeHandle(
    ref,
    () => ({
      anchorOf: (flight) =>
        layer.current?.querySelector(`[data-flight="${flight}"]`)?.getBoundingClientRect() ?? null,
    }),
    [],
  );
  return (
    <svg
      ref={layer}
      className="stage-layer stage-marks"
      width={size.width}
      height={size.height}
      aria-hidden="true"
    >
      {marks.map((shown) => (
        <MessageView
          key={shown.mark.key}
          shown={shown}
          pace={pace}
          gone={gone}
          picked={shown.mark.flight === ringed}
          pick={pick}
        />
      ))}
    </svg>
  );
}
