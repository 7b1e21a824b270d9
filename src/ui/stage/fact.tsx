import type { ProcessId } from "../../base/words.ts";
import type { Fact } from "../../contract/reader.ts";
import { processColour } from "../theme/process-colour.ts";

interface Props {
  readonly fact: Fact;
  readonly processes: readonly ProcessId[];
  /** With its name before it, in as little room as it can do with. */
  readonly brief?: boolean;
}

/** More chips than this are counted instead of drawn. */
const chipsMost = 5;

/** A fact's value: text, slots to be filled, or a queue whose first stands first. */
export function FactView({ fact, processes, brief = false }: Props) {
  switch (fact.kind) {
    case "text":
      return <span className="fact-text">{fact.value}</span>;
    case "slots": {
      const filled = fact.slots.filter(({ slot }) => slot === "filled").length;
      const told = `${filled} of ${fact.slots.length}`;
      if (fact.slots.length > (brief ? 3 : chipsMost))
        return (
          <span className="fact-count" title={fact.name}>
            {brief ? `${fact.name} ` : ""}
            {told}
          </span>
        );
      return (
        <ul className="chips" aria-label={`${fact.name}: ${told}`}>
          {fact.slots.map(({ peer, slot }) => (
            <Chip key={peer} peer={peer} processes={processes} state={slot} />
          ))}
        </ul>
      );
    }
    case "queue":
      if (fact.peers.length === 0) return <span className="fact-none">none</span>;
      return (
        <ul className="chips" aria-label={`${fact.name}: ${fact.peers.join(", ")}`}>
          {brief && <li className="fact-brief">{fact.name}</li>}
          {fact.peers.slice(0, chipsMost - 1).map((peer) => (
            <Chip key={peer} peer={peer} processes={processes} state="filled" />
          ))}
          {fact.peers.length >= chipsMost && (
            <Rest peers={fact.peers.slice(chipsMost - 1)} processes={processes} />
          )}
        </ul>
      );
    default:
      return null;
  }
}

function Rest({ peers, processes }: { peers: readonly ProcessId[]; processes: readonly ProcessId[] }) {
  const [only, ...more] = peers;
  if (only !== undefined && more.length === 0)
    return <Chip peer={only} processes={processes} state="filled" />;
  return <li className="fact-count">+{peers.length}</li>;
}

interface ChipProps {
  readonly peer: ProcessId;
  readonly processes: readonly ProcessId[];
  readonly state: "missing" | "filled" | "struck";
}

/** A peer, in its own colour: only an outline while something of it is missing, struck where it was given up. */
function Chip({ peer, processes, state }: ChipProps) {
  return (
    <li
      className="chip"
      data-slot={state}
      style={{ "--c": processColour(processes.indexOf(peer)) } as React.CSSProperties}
    >
      {peer}
    </li>
  );
}
