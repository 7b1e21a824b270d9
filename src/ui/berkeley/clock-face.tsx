import { useState } from "react";

interface Props {
  readonly clockMs: number;
  readonly colour: string;
}

const marks = Array.from({ length: 12 }, (_, i) => i * 30);

/** A dial with the hand of the seconds, as that machine's own clock has them. */
export function ClockFace({ clockMs, colour }: Props) {
  const turned = useTurned((clockMs / 60_000) * 360);
  return (
    <svg className="clock-face" data-term="clock-reading" viewBox="-50 -50 100 100" aria-hidden="true">
      <circle r="46" fill="var(--panel)" stroke={colour} strokeWidth="4" />
      {marks.map((angle) => (
        <path key={angle} d="M0,-41V-35" transform={`rotate(${angle})`} className="clock-mark" />
      ))}
      <g className="clock-hand" style={{ transform: `rotate(${turned}deg)` }}>
        <path d="M0,8V-33" stroke={colour} strokeWidth="5" strokeLinecap="round" />
      </g>
      <circle r="5" fill={colour} />
    </svg>
  );
}

/** The angle, by the shortest way from where the hand stood: it does not whirl when a run is gone through quickly. */
function useTurned(angle: number): number {
  const [shown, setShown] = useState({ angle, turned: angle });
  if (shown.angle === angle) return shown.turned;
  const beside = ((((angle - shown.turned) % 360) + 540) % 360) - 180;
  const turned = shown.turned + beside;
  setShown({ angle, turned });
  return turned;
}
