import { loop, type Part } from "./loop.ts";

/**
 * Calls `draw` in the frames of the next `ms` with how far a movement is, from 0 to 1 as `ease` has it. The last call
 * has 1, unless the movement was stopped by what this returns.
 */
export function move(
  part: Part,
  ms: number,
  ease: (share: number) => number,
  draw: (share: number) => void,
): () => void {
  const beganMs = performance.now();
  const frame = (nowMs: number) => {
    const share = Math.min(1, (nowMs - beganMs) / ms);
    if (share < 1) loop.invalidate(part, frame);
    draw(share < 1 ? ease(share) : 1);
  };
  loop.invalidate(part, frame);
  return () => void loop.callOff(frame);
}
