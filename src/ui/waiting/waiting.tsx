import { ChevronRight, Hourglass, OctagonX } from "lucide-react";
import { useState } from "react";
import type { Waiting } from "../../experiments/experiment.ts";
import { Pieces } from "../caption/pieces.tsx";
import { keepFocus } from "../keys/keep-focus.ts";
import { ProcessChip } from "../process/process-chip.tsx";
import { useWorkbench } from "../use-workbench.ts";
import { useWaits } from "./use-waits.ts";
import { waitWords } from "./wait-words.ts";
import { Scrolls } from "../panels/scrolls.tsx";
import "./waiting.css";

/**
 * Who waits, for what and why: one line that unfolds. A run that can never go on says so at once, but where room is
 * short.
 */
export function WaitingPanel({ brief = false }: { readonly brief?: boolean }) {
  const { waiting, blocked, howLong } = useWaits();
  const isBlocked = blocked.length > 0;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const experiment = useWorkbench(({ run }) => run.experiment);
  if (waiting.length === 0) return null;
  const isChosen = chosen?.blocked === isBlocked && chosen.brief === brief;
  const open = isChosen ? chosen.open : isBlocked && !brief;
  const who = (isBlocked ? blocked : waiting).map(({ process }) => experiment.nameOf(process));
  const Icon = isBlocked ? OctagonX : Hourglass;
  return (
    <section className="waiting" aria-label="Why not yet" data-blocked={isBlocked || undefined}>
      <button
        type="button"
        className="waiting-head"
        data-term={isBlocked ? "blocked" : "waits"}
        aria-expanded={open}
        onMouseDown={keepFocus}
        onClick={() => setChosen({ blocked: isBlocked, brief, open: !open })}
      >
        <Icon size="1.15em" />
        <span>{isBlocked ? `Blocked: ${waitWords(who)} ${howLong}` : waitWords(who)}</span>
        <small>{isBlocked ? "why?" : "why not yet?"}</small>
        <ChevronRight className="waiting-arrow" size="1.1em" />
      </button>
      {open && <Reasons waiting={waiting} />}
    </section>
  );
}

/** Whether it was folded or not, and where that was: elsewhere it is as it is by itself. */
interface Chosen {
  readonly blocked: boolean;
  readonly brief: boolean;
  readonly open: boolean;
}

function Reasons({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const processes = useWorkbench(({ run }) => run.trace.processes);
  return (
    <Scrolls className="waiting-reasons" aria-label="Reasons">
      {waiting.map(({ process, sentence, missing }) => (
        <div key={process} className="waiting-one">
          <p>
            <ProcessChip index={processes.indexOf(process)} /> <Pieces of={sentence.pieces} />
          </p>
          <ul>
            {missing.map(({ peer, why, stays, remedy }) => (
              <li key={peer} data-stays={stays || undefined}>
                <Pieces of={why} />.
                {remedy && (
                  <span className="waiting-remedy">
                    {" "}
                    What would help: <Pieces of={remedy} />.
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="waiting-note">You can see every node, and so you know this. No node does.</p>
    </Scrolls>
  );
}
