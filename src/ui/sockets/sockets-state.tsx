import { processColour } from "../theme/process-colour.ts";
import { useProcessName } from "../process/process-chip.tsx";
import { variablesAt, type VariableRow } from "../panels/state/variables.ts";
import { useStep } from "../use-workbench.ts";
import type { Host, HostSocket } from "../../experiments/sockets/host-view.ts";
import { sourceOf } from "../../experiments/sockets/python/own.ts";
import { OwnState } from "./own-state.tsx";
import { Watch } from "./watch.tsx";
import { byteCount, hexDump } from "./bytes.ts";
import { stateName } from "./socket-words.ts";
import { useHosts } from "./use-hosts.ts";
import { Scrolls } from "../panels/scrolls.tsx";
import "../panels/state/state.css";
import "./sockets-state.css";

/** Every process's variables, and every socket of its kernel with its buffers, byte for byte. */
export function SocketsState() {
  const { run, cursor } = useStep();
  const { hosts } = useHosts();
  const processes = variablesAt(run, cursor);
  const own = run.trace.processes.flatMap((id, process) => (sourceOf(run.scenario, id) ? [process] : []));
  return (
    <Scrolls className="state" aria-label="Variables and sockets">
      {own.length > 0 && <Watch processes={own} />}
      {hosts.map((host, process) => (
        <HostState
          key={process}
          process={process}
          host={host}
          rows={processes[process]?.rows ?? null}
          isOwn={own.includes(process)}
        />
      ))}
    </Scrolls>
  );
}

interface HostStateProps {
  readonly process: number;
  readonly host: Host;
  readonly rows: readonly VariableRow[] | null;
  readonly isOwn: boolean;
}

function HostState({ process, host, rows, isOwn }: HostStateProps) {
  const name = useProcessName(process);
  return (
    <section className="state-process">
      <h2 style={{ color: processColour(process) }}>{name}</h2>
      {rows === null && <p className="state-down">is killed: it remembers nothing</p>}
      {isOwn && rows !== null && <OwnState process={process} />}
      {!isOwn && rows !== null && rows.length > 0 && (
        <dl>
          {rows.map(({ name: variable, before, value }) => (
            <div key={variable} className={before === null ? "state-row" : "state-row state-changed"}>
              <dt data-term="variable">{variable}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {host.sockets.map((socket) => (
        <SocketState key={socket.id} socket={socket} />
      ))}
    </section>
  );
}

function SocketState({ socket }: { readonly socket: HostSocket }) {
  const { id, state, local, remote, received, unacked, onTheWay, receiveNext, sendUna, error } = socket;
  return (
    <section className="socket-state-part" aria-label={`Socket ${id}`}>
      <h3>
        socket {id} <b>{stateName(state)}</b>
      </h3>
      <p>
        {local.port === 0 ? "no port" : `${local.host}:${local.port}`}
        {remote && ` ↔ ${remote.host}:${remote.port}`}
        {remote && ` · next seq in ${receiveNext}, first unacknowledged ${sendUna}`}
        {error !== null && ` · pending error: ${error}`}
      </p>
      {socket.queue && (
        <p>
          accept queue: {socket.queue.length} of {socket.places} places taken
        </p>
      )}
      {remote && <Bytes title="receive buffer" buffer={received} note="" />}
      {remote && (
        <Bytes
          title="send buffer"
          buffer={unacked}
          note={unacked.length === 0 ? "" : `, ${onTheWay} of them sent and not acknowledged`}
        />
      )}
    </section>
  );
}

interface BytesProps {
  readonly title: string;
  readonly buffer: HostSocket["received"];
  readonly note: string;
}

function Bytes({ title, buffer, note }: BytesProps) {
  return (
    <>
      <p className="bytes-title">
        {title}: {buffer.length === 0 ? "empty" : byteCount(buffer.length)}
        {note}
      </p>
      {buffer.length > 0 && (
        <pre className="bytes">
          {hexDump(buffer.bytes)
            .map(({ at, hex, text }) => `${at}  ${hex}  ${text}`)
            .join("\n")}
          {buffer.length > buffer.bytes.length && `\n…     ${buffer.length - buffer.bytes.length} more`}
        </pre>
      )}
    </>
  );
}
