import type { Host, HostSocket } from "../../experiments/sockets/host-view.ts";
import { Term } from "../explain/term.tsx";
import { processColour, processSoft } from "../theme/process-colour.ts";
import { byteCount, bytesWritten, type Script } from "./bytes.ts";
import { shortName, stateName } from "./socket-words.ts";

interface Props {
  readonly host: Host;
  /** The names of all processes, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The places of all processes in the run, by their ids. */
  readonly places: ReadonlyMap<string, number>;
  readonly script: Script;
  /** Of the host's card, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** What the kernel of a host has, as much of it as its card has room for. */
export function HostSockets(props: Props) {
  const { host, width, height, scale } = props;
  const detail = detailFor(host, height, scale);
  const shown = socketsShown(host, detail, height, scale);
  // On a phone a state is told, and a peer, but not what the program calls the socket between them.
  const isNarrow = width < 176 * scale;
  return (
    <div className="host-body" data-narrow={isNarrow || undefined}>
      {shown.map((socket) => (
        <SocketPart key={socket.id} {...props} socket={socket} detail={detail} isNarrow={isNarrow} />
      ))}
      {host.sockets.length > shown.length && (
        <p className="socket-more">and {host.sockets.length - shown.length} more connections</p>
      )}
    </div>
  );
}

/** The height that is left for sockets, as at a desk. */
function roomIn({ threads }: Host, height: number, scale: number): number {
  const calls = threads.filter(({ call }) => call !== null).length;
  return height / scale - 36 - (calls > 0 ? 8 + 18 * Math.min(calls, 3) : 0);
}

type Detail = "full" | "lines" | "short";

/** How much of each socket there is room for. */
function detailFor(host: Host, height: number, scale: number): Detail {
  const { sockets } = host;
  const room = roomIn(host, height, scale);
  const high = (buffer: number) =>
    sockets.reduce((sum, { queue, remote }) => sum + (queue ? 58 : remote ? 26 + 2 * buffer : 24), 0);
  if (high(44) <= room) return "full";
  return high(24) <= room ? "lines" : "short";
}

/** As many as there is room for: who listens, and the newest connections. */
function socketsShown(host: Host, detail: Detail, height: number, scale: number): readonly HostSocket[] {
  const { sockets } = host;
  if (detail !== "short") return sockets;
  const listening = sockets.filter(({ queue }) => queue !== null);
  const others = sockets.filter(({ queue }) => queue === null);
  const room = Math.floor((roomIn(host, height, scale) - 58 * listening.length) / 28);
  return others.length <= room ? sockets : [...listening, ...others.slice(-Math.max(1, room - 1))];
}

interface PartProps extends Props {
  readonly socket: HostSocket;
  readonly detail: Detail;
  readonly isNarrow: boolean;
}

function SocketPart(props: PartProps) {
  const { socket, names, places, detail, isNarrow } = props;
  const { queue, remote, local, state, peer } = socket;
  // A name may outlive its socket: what it holds then is a closed one.
  const who = socket.held && !(isNarrow && (peer !== null || queue)) ? socket.names.join(", ") : "";
  if (queue) return <Listening {...props} who={who} />;
  const shortened = detail === "short";
  return (
    <section className="socket" data-detail={detail} data-held={socket.held || undefined}>
      <p className="socket-head">
        <span className="cut socket-name" data-term={remote === null ? "socket" : "connection"}>
          {peer !== null && (
            <>
              {!isNarrow && "↔ "}
              <b style={{ color: processColour(places.get(peer) ?? -1) }}>
                {shortened ? shortName(names.get(peer) ?? peer) : (names.get(peer) ?? peer)}
              </b>{" "}
            </>
          )}
          {who !== "" && !(shortened && peer !== null) && <code>{who}</code>}
          {/* No process has a socket in TIME_WAIT, and there is no room to say so twice. */}
          {who === "" && !((shortened || isNarrow || state === "TIME-WAIT") && peer !== null) && (
            <i>{socket.listener !== null ? "queued" : socket.held ? "new" : "closed"}</i>
          )}
          {remote === null && <small>{local.port === 0 ? " no port" : ` port ${local.port}`}</small>}
        </span>
        {shortened && <Counts socket={socket} />}
        <StatePill state={state} />
      </p>
      {remote !== null && !shortened && (
        <>
          <BufferBox
            title="received"
            whole="receive buffer"
            buffer={socket.received}
            from={peer}
            {...props}
          />
          <BufferBox
            title="to send"
            whole="send buffer"
            buffer={socket.unacked}
            from={socket.process}
            {...props}
          />
        </>
      )}
    </section>
  );
}

function Counts({ socket: { received, unacked } }: { readonly socket: HostSocket }) {
  if (received.length + unacked.length === 0) return null;
  return (
    <span className="socket-counts">
      {received.length > 0 && <span data-term="receive-buffer">↓{received.length} B</span>}
      {unacked.length > 0 && <span data-term="send-buffer">↑{unacked.length} B</span>}
    </span>
  );
}

function StatePill({ state }: { readonly state: string }) {
  return (
    <span className="socket-state" data-state={state}>
      <Term of={stateName(state)} />
    </span>
  );
}

const slotsMost = 9;

function Listening({ socket, who, names, places, host }: PartProps & { readonly who: string }) {
  const queue = socket.queue ?? [];
  const slots = Math.min(socket.places, slotsMost);
  const peers = queue.map((id) => host.sockets.find((other) => other.id === id)?.peer ?? null);
  return (
    <section className="socket socket-listening">
      <p className="socket-head">
        <span className="cut socket-name" data-term="port">
          {who !== "" && <code>{who}</code>} port {socket.local.port}
        </span>
        <StatePill state={socket.state} />
      </p>
      <p className="queue">
        <Term of={socket.places > 4 ? "queue" : "accept queue"} />
        <span
          className="queue-slots"
          data-term="queue-place"
          data-here={`${queue.length} of ${socket.places} places taken`}
        >
          {Array.from({ length: slots }, (_, index) => {
            const peer = peers[index];
            const taken = index < queue.length;
            const place = peer === null || peer === undefined ? -1 : (places.get(peer) ?? -1);
            return (
              <span
                key={index}
                className="queue-slot"
                data-taken={taken || undefined}
                style={taken ? { background: processColour(place) } : undefined}
              >
                {taken ? shortName(names.get(peer ?? "") ?? "?").slice(0, 6) : ""}
              </span>
            );
          })}
          {socket.places > slotsMost && <small>of {socket.places}</small>}
        </span>
      </p>
    </section>
  );
}

interface BufferProps extends PartProps {
  readonly title: string;
  readonly whole: string;
  readonly buffer: HostSocket["received"];
  /** Who wrote the bytes: they have its colour. */
  readonly from: string | null;
}

function BufferBox({ title, whole, buffer, from, places, script, width, detail, scale }: BufferProps) {
  const process = from === null ? -1 : (places.get(from) ?? -1);
  const most = Math.floor((width / scale - (detail === "full" ? 52 : 116)) / 7.1);
  const count = buffer.length === 0 ? "" : byteCount(buffer.length);
  return (
    <div className="buffer" data-detail={detail} data-term={whole} data-here={byteCount(buffer.length)}>
      <span className="buffer-title">
        <Term of={whole}>{detail === "full" ? whole : title}</Term>
        {detail === "full" && count !== "" && <small> {count}</small>}
      </span>
      <span
        className="buffer-bytes"
        data-empty={buffer.length === 0 || undefined}
        style={
          buffer.length === 0
            ? undefined
            : {
                color: processColour(process),
                background: processSoft(process),
                borderColor: processColour(process),
              }
        }
      >
        {buffer.length === 0 ? "empty" : bytesWritten(buffer.bytes, script, Math.max(4, most))}
      </span>
    </div>
  );
}
