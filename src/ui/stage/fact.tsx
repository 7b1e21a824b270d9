import type { ProcessId } from "../../base/words.ts";
import type { Fact, Facts } from "../../contract/reader.ts";
import { processColour } from "../theme/process-colour.ts";

interface Props {
  readonly fact: Fact;
  readonly processes: readonly ProcessId[];
}

const slotTerms = { missing: "missing-chip", filled: "filled-chip", struck: "struck-chip" } as const;

/** More chips than this are counted instead of drawn. */
const chipsMost = 5;

/** A fact's value: text, slots to be filled, or a queue whose first stands first. */
export function FactView({ fact, processes }: Props) {
  switch (fact.kind) {
    case "text":
      return <span className="fact-text">{fact.value}</span>;
    case "slots":
      if (fact.slots.length > chipsMost) return <span>{filledOf(fact)}</span>;
      return (
        <ul className="chips" aria-label={`${fact.name}: ${filledOf(fact)}`}>
          {fact.slots.map(({ peer, slot }) => (
            <Chip
              key={`${peer} ${slot}`}
              peer={peer}
              processes={processes}
              state={slot}
              of={slotTerms[slot]}
            />
          ))}
        </ul>
      );
    case "queue":
      if (fact.peers.length === 0) return <span className="fact-none">none</span>;
      return <Queue name={fact.name} peers={fact.peers} processes={processes} most={chipsMost} />;
    default:
      return null;
  }
}

/** In two short lines who is awaited, and who waits. */
export function Summary({ facts, processes }: { facts: Facts; processes: readonly ProcessId[] }) {
  const slots = facts.rows.find((fact) => fact.kind === "slots");
  const queue = facts.rows.find((fact) => fact.kind === "queue");
  return (
    <>
      {slots && (
        <div data-term={slots.name}>
          {filledOf(slots)} {slots.name}
        </div>
      )}
      {queue && queue.peers.length > 0 && (
        <div data-term={queue.name}>
          {queue.name}
          <Queue name={queue.name} peers={queue.peers} processes={processes} most={2} />
        </div>
      )}
    </>
  );
}

function filledOf({ slots }: Extract<Fact, { kind: "slots" }>): string {
  return `${slots.filter(({ slot }) => slot === "filled").length} of ${slots.length}`;
}

interface QueueProps {
  readonly name: string;
  readonly peers: readonly ProcessId[];
  readonly processes: readonly ProcessId[];
  readonly most: number;
}

/** The first ones of a queue, and how many come after them. */
function Queue({ name, peers, processes, most }: QueueProps) {
  const shown = peers.length <= most ? peers : peers.slice(0, most - 1);
  const rest = peers.length - shown.length;
  return (
    <ul className="chips" aria-label={`${name}: ${peers.join(", ")}`}>
      {shown.map((peer) => (
        <Chip key={peer} peer={peer} processes={processes} state="filled" of="queued-chip" />
      ))}
      {rest > 0 && <li className="fact-count">{shown.length > 0 ? `+${rest}` : rest}</li>}
    </ul>
  );
}

interface ChipProps {
  readonly peer: ProcessId;
  readonly processes: readonly ProcessId[];
  readonly state: "missing" | "filled" | "struck";
  /** The term that explains it. */
  readonly of: string;
}

/** A peer, in its own colour: only an outline while something of it is missing, struck where it was given up. */
function Chip({ peer, processes, state, of }: ChipProps) {
  return (
    <li
      className="chip"
      data-slot={state}
      data-term={of}
      style={{ "--c": processColour(processes.indexOf(peer)) } as React.CSSProperties}
    >
      {peer}
    </li>
  );
}
