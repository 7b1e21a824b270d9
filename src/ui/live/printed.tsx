import { useLayoutEffect, useRef } from "react";
import type { Session } from "../../store/live/session.ts";
import { processColour } from "../theme/process-colour.ts";
import { Scrolls } from "../panels/scrolls.tsx";
import "../panels/console/console.css";

const SHOWN = 60;

/** What the processes print, the newest at the bottom. */
export function Printed({ session: { lines, run } }: { readonly session: Session }) {
  const box = useRef<HTMLElement>(null);
  const latest = lines[lines.length - 1]?.number ?? -1;
  useLayoutEffect(() => {
    if (box.current && latest >= 0) box.current.scrollTop = box.current.scrollHeight;
  }, [latest]);
  return (
    <Scrolls ref={box} className="live-printed console" aria-label="What they print">
      <ol>
        {lines.slice(-SHOWN).map(({ process, text, number }) => (
          <li key={number} className="console-line" style={{ borderColor: processColour(process) }}>
            <span className="console-who" style={{ color: processColour(process) }} aria-hidden="true">
              {run.members[process]?.id}
            </span>
            <code>{text}</code>
          </li>
        ))}
      </ol>
    </Scrolls>
  );
}
