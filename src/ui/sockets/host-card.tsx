import { memo } from "react";
import type { Host, HostSocket, HostThread } from "../../experiments/sockets/host.ts";
import { textWidth } from "../../scene/text.ts";
import { clamp } from "../../scene/geometry.ts";
import type { HostPlace } from "../../scene/sockets/wire-layout.ts";
import { anchorAt, type Anchor } from "../stage/pop.tsx";
import { processColour, processSoft } from "../theme/process-colour.ts";
import { byteCount, bytesWritten, type Script } from "./bytes.ts";

interface Props {
  readonly place: HostPlace;
  readonly name: string;
  readonly host: Host;
  /** The names of all processes, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The places of all processes in the run, by their ids. */
  readonly places: ReadonlyMap<string, number>;
  readonly acting: boolean;
  readonly script: Script;
  readonly scale: number;
  readonly pick: ((process: number, anchor: Anchor) => void) | null;
}

/** One host: its program, and under it what its kernel has. */
export const HostCard = memo(Card, isSameCard);

function Card(props: Props) {
  const { place, name, host, acting, pick } = props;
  const { box, form, process } = place;
  // Where there is much room the card is larger as a whole, and not only emptier.
  const scale = props.scale * clamp(box.width / (220 * props.scale), 1, 1.3);
  const detail = detailFor(host, box.height, scale);
  const shown = socketsShown(host, detail, box.height, scale);
  return (
    <div
      className="host"
      data-form={form}
      data-status={host.status}
      data-acting={acting || undefined}
      data-long={textWidth(shortName(name), 12) > box.width - 8 || undefined}
      style={
        {
          left: box.x,
          top: box.y,
          width: box.width,
          height: box.height,
          "--c": processColour(process),
          "--c-soft": processSoft(process),
          fontSize: (form === "chip" ? Math.min(12, box.height - 4) : form === "line" ? 12 : 12.5) * scale,
        } as React.CSSProperties
      }
    >
      <header className="host-head">
        {pick === null ? (
          <b className="host-name">{name}</b>
        ) : (
          <button
            type="button"
            className="host-name"
            aria-haspopup="dialog"
            aria-label={`${name}: change it`}
            onClick={(event) => {
              const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
              pick(process, anchorAt(left + width / 2, top + height / 2));
            }}
          >
            {form === "chip" ? shortName(name) : name}
          </button>
        )}
        {form === "line" && <LineFacts host={host} />}
        {form !== "chip" && <Status host={host} />}
      </header>
      {form === "card" && (
        <div className="host-body">
          {shown.map((socket) => (
            <SocketPart key={socket.id} {...props} socket={socket} detail={detail} scale={scale} />
          ))}
          {host.sockets.length > shown.length && (
            <p className="socket-more">and {host.sockets.length - shown.length} more connections</p>
          )}
        </div>
      )}
      {form === "card" && <Threads threads={host.threads} />}
    </div>
  );
}

/** Of a crowd's hosts nothing is seen but how they are: a step leaves nearly all of them as they were. */
function isSameCard(a: Props, b: Props): boolean {
  const isSameHost =
    a.place.form === "chip" ? a.host.status === b.host.status : a.host === b.host && a.script === b.script;
  return (
    isSameHost &&
    a.place === b.place &&
    a.name === b.name &&
    a.names === b.names &&
    a.places === b.places &&
    a.acting === b.acting &&
    a.scale === b.scale &&
    a.pick === b.pick
  );
}

function shortName(name: string): string {
  return name.replace(/^(Client|Server) /, "");
}

const statusWords: Readonly<Record<Host["status"], string>> = {
  "not started": "not started",
  running: "runs",
  waiting: "waits",
  sleeping: "sleeps",
  finished: "has ended",
  killed: "killed",
};

function Status({ host: { status } }: { readonly host: Host }) {
  return (
    <span className="host-status" data-status={status}>
      {statusWords[status]}
    </span>
  );
}

/** What there is room for in one line: the newest connection. */
function LineFacts({ host: { sockets, threads } }: { readonly host: Host }) {
  const socket = sockets[sockets.length - 1];
  const call = threads[0]?.awaits === null ? null : (threads[0]?.call ?? null);
  if (!socket) return <span className="host-fact" />;
  const unread = socket.received.length > 0 ? ` · ${socket.received.length} B unread` : "";
  return (
    <span className="host-fact">
      {stateName(socket.state)}
      {unread}
      {call === null ? "" : ` · ${call}`}
    </span>
  );
}

/** Socket states as `ss` and the textbooks write them. */
export function stateName(state: string): string {
  return state.replaceAll("-", "_");
}

/** The height that is left for sockets, as at a desk. */
function roomIn({ threads }: Host, height: number, scale: number): number {
  return height / scale - 36 - (threads.length > 0 ? 8 + 18 * Math.min(threads.length, 3) : 0);
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
}

function SocketPart(props: PartProps) {
  const { socket, names, places, detail } = props;
  const { queue, remote, local, state, peer } = socket;
  // A name may outlive its socket: what it holds then is a closed one.
  const who = socket.held ? socket.names.join(", ") : "";
  if (queue) return <Listening {...props} who={who} />;
  const shortened = detail === "short";
  return (
    <section className="socket" data-detail={detail} data-held={socket.held || undefined}>
      <p className="socket-head">
        <span className="socket-name">
          {peer !== null && (
            <>
              {"↔ "}
              <b style={{ color: processColour(places.get(peer) ?? -1) }}>
                {shortened ? shortName(names.get(peer) ?? peer) : (names.get(peer) ?? peer)}
              </b>{" "}
            </>
          )}
          {who !== "" && !(shortened && peer !== null) && <code>{who}</code>}
          {who === "" && !(shortened && peer !== null) && (
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
      {received.length > 0 && <span title="in the receive buffer">↓{received.length} B</span>}
      {unacked.length > 0 && <span title="in the send buffer">↑{unacked.length} B</span>}
    </span>
  );
}

function StatePill({ state }: { readonly state: string }) {
  return (
    <span className="socket-state" data-state={state}>
      {stateName(state)}
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
        <span className="socket-name">
          {who !== "" && <code>{who}</code>} port {socket.local.port}
        </span>
        <StatePill state={socket.state} />
      </p>
      <p className="queue">
        <span>{socket.places > 4 ? "queue" : "accept queue"}</span>
        <span className="queue-slots" title={`${queue.length} of ${socket.places} places taken`}>
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

function BufferBox({ title, whole, buffer, from, places, script, place, detail, scale }: BufferProps) {
  const process = from === null ? -1 : (places.get(from) ?? -1);
  const most = Math.floor((place.box.width / scale - (detail === "full" ? 52 : 116)) / 7.1);
  const count = buffer.length === 0 ? "" : byteCount(buffer.length);
  return (
    <div className="buffer" data-detail={detail} title={`${whole}: ${byteCount(buffer.length)}`}>
      <span className="buffer-title">
        {detail === "full" ? whole : title}
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

const threadsMost = 3;

/** What the program is in: a call that waits says for what. */
function Threads({ threads }: { readonly threads: readonly HostThread[] }) {
  const waiting = threads.filter(({ call }) => call !== null);
  if (waiting.length === 0) return null;
  const shown = waiting.length > threadsMost ? waiting.slice(-threadsMost + 1) : waiting;
  return (
    <footer className="host-threads">
      {waiting.length > shown.length && <p>{waiting.length - shown.length} more threads</p>}
      {shown.map(({ id, name, call, awaits }) => (
        <p key={id}>
          {name !== "" && `${name}: `}
          <b>{call}</b>
          {awaits !== null && ` waits for ${awaits}`}
        </p>
      ))}
    </footer>
  );
}
