import { useLayoutEffect, useRef } from "react";
import type { Session } from "../../store/live/session.ts";
import { processColour } from "../theme/process-colour.ts";
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
    // A region that scrolls must be reachable with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className="live-printed console" aria-label="What they print" tabIndex={0}>
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
    </section>
  );
}
