import { animateValue } from "framer-motion";
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { Point } from "../../scene/geometry.ts";
import { paletteOf } from "../theme/palette.ts";
import { useLook } from "../theme/use-look.ts";
import { Carried, type CarriedMessage } from "./carried.ts";
import type { MessageLayerProps } from "./message-layer.ts";
import { paintMessage, placeOf } from "./paint-messages.ts";
import type { Anchor } from "./pop.tsx";

/** As near as this to its middle, in pixels, a dot can be taken. */
const reach = 12;

/**
 * The messages of a crowd, on one canvas: of elements the browser would look at every one in each frame of their way.
 */
export function MessageCanvas({ ref, room, marks, pace, gone, ringed, pick }: MessageLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const carried = useRef<Carried>(null);
  const look = useLook();
  const paint = useRef(() => {});
  const density = window.devicePixelRatio || 1;
  useLayoutEffect(() => {
    paint.current = () => {
      const context = canvas.current?.getContext("2d");
      if (!context) return;
      const palette = paletteOf(look);
      context.setTransform(density, 0, 0, density, -room.x * density, -room.y * density);
      context.clearRect(room.x, room.y, room.width, room.height);
      for (const message of carried.current?.shown() ?? [])
        paintMessage(context, palette, message, message.mark.flight === ringed, density);
    };
    paint.current();
  }, [look, room, ringed, density]);
  useLayoutEffect(() => {
    const all = (carried.current ??= new Carried());
    all.send(marks);
    const show = (share: number) => {
      all.goTo(share);
      paint.current();
    };
    const arrived = () => {
      show(1);
      all.leaving().forEach(gone);
    };
    const seconds = pace.seconds();
    if (seconds === 0 || !all.isMoving) {
      arrived();
      return undefined;
    }
    show(0);
    const glide = animateValue({
      keyframes: [0, 1],
      duration: seconds * 1000,
      ease: "linear",
      onUpdate: show,
      onComplete: arrived,
    });
    return () => glide.stop();
  }, [marks, pace, gone]);
  const anchorOf = useCallback((flight: number): Anchor | null => {
    const message = carried.current?.shown().find(({ mark }) => mark.flight === flight);
    const stage = canvas.current?.parentElement?.getBoundingClientRect();
    return message && stage ? anchorAround(message, stage) : null;
  }, []);
  useImperativeHandle(ref, () => ({ anchorOf }), [anchorOf]);
  // The canvas lies over the cards and lets through what is not for a message.
  useEffect(() => {
    const stage = canvas.current?.parentElement;
    if (!stage || !pick) return undefined;
    const listening = new AbortController();
    const under = (event: MouseEvent): CarriedMessage | null => {
      const { left, top } = stage.getBoundingClientRect();
      return messageAt(carried.current?.shown() ?? [], { x: event.clientX - left, y: event.clientY - top });
    };
    const take = (event: MouseEvent) => {
      const message = under(event);
      if (!message) return;
      event.stopPropagation();
      pick(message.mark.flight, anchorAround(message, stage.getBoundingClientRect()));
    };
    const point = (event: MouseEvent) =>
      void stage.toggleAttribute("data-over-message", under(event) !== null);
    stage.addEventListener("click", take, { capture: true, signal: listening.signal });
    stage.addEventListener("mousemove", point, { signal: listening.signal });
    return () => {
      listening.abort();
      stage.removeAttribute("data-over-message");
    };
  }, [pick]);
  return (
    <canvas
      ref={canvas}
      className="stage-layer stage-marks"
      width={Math.round(room.width * density)}
      height={Math.round(room.height * density)}
      style={{ inset: "auto", left: room.x, top: room.y, width: room.width, height: room.height }}
      aria-hidden="true"
    />
  );
}

/** The uppermost of the messages at a place; a dot is taken where no pill lies. */
function messageAt(messages: readonly CarriedMessage[], { x, y }: Point): CarriedMessage | null {
  const near = messages.filter(({ faded }) => faded === 0);
  const isOn = (message: CarriedMessage, room: number) => {
    const at = placeOf(message);
    const { width, height } = message.mark.size;
    return Math.abs(at.x - x) <= width / 2 + room && Math.abs(at.y - y) <= height / 2 + room;
  };
  return (
    near.findLast((message) => isOn(message, 0)) ??
    near.findLast((message) => isOn(message, reach / 2)) ??
    null
  );
}

function anchorAround(message: CarriedMessage, stage: { left: number; top: number }): Anchor {
  const { x, y } = placeOf(message);
  const { width, height } = message.mark.size;
  return {
    left: stage.left + x - width / 2,
    top: stage.top + y - height / 2,
    right: stage.left + x + width / 2,
    bottom: stage.top + y + height / 2,
  };
}
