import { useEffect, useState, type RefObject } from "react";
import type { Session } from "../../store/live/session.ts";
import { loop } from "../loop/loop.ts";

/** So often at most what is written on the page is written anew, however much is heard. */
const PAUSE_MS = 120;

/** Draws again when something has happened in the run: never more than once a frame, and no oftener than is read. */
export function useVersion(session: Session | null): void {
  const [, setVersion] = useState(0);
  useEffect(() => {
    if (!session) return undefined;
    let drawnMs = -Infinity;
    let drawn = -1;
    let status = "";
    const look = (nowMs: number) => {
      loop.invalidate("panels", look);
      const { run } = session;
      const isUrgent = run.status !== status;
      if (run.version === drawn || (nowMs - drawnMs < PAUSE_MS && !isUrgent)) return;
      ({ status } = run);
      drawn = run.version;
      drawnMs = nowMs;
      setVersion((version) => version + 1);
    };
    loop.invalidate("panels", look);
    return () => void loop.callOff(look);
  }, [session]);
}

/** Calls `paint` in every frame in which there may be something new to see on the canvas. */
export function useFrames(
  session: Session,
  canvas: RefObject<HTMLCanvasElement | null>,
  paint: () => void,
): void {
  useEffect(() => {
    const observer = new ResizeObserver(paint);
    if (canvas.current) observer.observe(canvas.current);
    let seen = -1;
    const next = () => {
      loop.invalidate("stage", next);
      const { run } = session;
      if (run.status !== "running" && run.version === seen) return;
      seen = run.version;
      paint();
    };
    paint();
    loop.invalidate("stage", next);
    return () => {
      observer.disconnect();
      loop.callOff(next);
    };
  }, [session, canvas, paint]);
}
