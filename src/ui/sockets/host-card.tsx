import { memo } from "react";
import type { Host, HostThread } from "../../experiments/sockets/host-view.ts";
import { Term } from "../explain/term.tsx";
import { rove } from "../stage/roving.ts";
import { textWidth } from "../../scene/text.ts";
import { clamp } from "../../scene/geometry.ts";
import type { HostPlace } from "../../scene/sockets/wire-layout.ts";
import { anchorAt, type Anchor } from "../stage/pop.tsx";
import { processColour, processSoft } from "../theme/process-colour.ts";
import type { Script } from "./bytes.ts";
import { HostSockets } from "./host-sockets.tsx";
import { shortName, stateName, statusWords } from "./socket-words.ts";

interface Props {
  readonly place: HostPlace;
  readonly name: string;
  readonly host: Host;
  /** The names of all processes, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The places of all processes in the run, by their ids. */
  readonly places: ReadonlyMap<string, number>;
  /** Whether it is the only host of its side, and its one wire meets its middle: it is as high as what it holds. */
  readonly alone: boolean;
  readonly acting: boolean;
  readonly script: Script;
  readonly scale: number;
  readonly pick: ((process: number, anchor: Anchor) => void) | null;
}

/** One host: its program, and under it what its kernel has. */
export const HostCard = memo(Card, isSameCard);

function Card(props: Props) {
  const { place, name, host, alone, acting, pick } = props;
  const { box, form, process } = place;
  // Where there is much room the card is larger as a whole, and not only emptier.
  const scale = props.scale * clamp(box.width / (220 * props.scale), 1, 1.3);
  const fontPx = (form === "chip" ? Math.min(12, box.height - 4) : form === "line" ? 12 : 12.5) * scale;
  const line = form === "line" ? lineFor(props, fontPx) : null;
  // Where no wire meets it, it is as high as what it holds.
  const isBare = form === "card" && host.sockets.every(({ remote, queue }) => !remote && !queue);
  const title = form === "chip" || line?.isShort ? shortName(name) : name;
  return (
    <div
      className="card host"
      data-form={form}
      data-alone={alone || undefined}
      data-bare={isBare || undefined}
      data-status={host.status}
      data-acting={acting || undefined}
      data-roving=""
      data-around=""
      data-term={acting ? "acting" : undefined}
      data-long={textWidth(shortName(name), 12) > box.width - 8 || undefined}
      style={
        {
          left: box.x,
          width: box.width,
          top: alone || isBare ? box.y + box.height / 2 : box.y,
          height: alone || isBare ? "auto" : box.height,
          maxHeight: box.height,
          "--c": processColour(process),
          "--c-soft": processSoft(process),
          fontSize: fontPx,
        } as React.CSSProperties
      }
    >
      <header className="host-head">
        {pick === null ? (
          <b className="cut host-name">{line?.isShort ? title : name}</b>
        ) : (
          <button
            type="button"
            className="cut host-name"
            aria-haspopup="dialog"
            aria-label={`${name}: change it`}
            onKeyDown={rove}
            onClick={(event) => {
              const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
              pick(process, anchorAt(left + width / 2, top + height / 2));
            }}
          >
            {title}
          </button>
        )}
        {line && <span className="host-fact">{line.facts.join(" · ")}</span>}
        {form !== "chip" && line?.hasStatus !== false && <Status host={host} />}
      </header>
      {form === "card" && <HostSockets {...props} width={box.width} height={box.height} scale={scale} />}
      {form === "card" && (
        <Threads
          threads={host.threads}
          most={place.side === "middle" ? threadsIn(box.height, fontPx) : threadsMost}
          withRunning={place.side === "middle"}
          width={box.width}
          fontPx={fontPx}
        />
      )}
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
    a.alone === b.alone &&
    a.acting === b.acting &&
    a.scale === b.scale &&
    a.pick === b.pick
  );
}

function Status({ host: { status } }: { readonly host: Host }) {
  return (
    <span className="host-status" data-status={status}>
      <Term of="host-status">{statusWords[status]}</Term>
    </span>
  );
}

interface Line {
  readonly isShort: boolean;
  readonly hasStatus: boolean;
  /** The newest connection's state, which is told whole, and what else of it there is room for. */
  readonly facts: readonly string[];
}

function lineFor({ name, host, place }: Props, fontPx: number): Line {
  const socket = host.sockets[host.sockets.length - 1];
  const [thread] = host.threads;
  const small = 0.9 * fontPx;
  const status = textWidth(statusWords[host.status], small) * 1.06 + 1.6 * fontPx;
  const state = socket ? stateName(socket.state) : "";
  const room = place.box.width - 2.1 * fontPx - 4 - textWidth(state, small);
  const [long, short] = [name, shortName(name)].map((title) => textWidth(title, fontPx) * 1.06) as [
    number,
    number,
  ];
  const isShort = long + status > room;
  const hasStatus = !isShort || short + status <= room;
  let left = room - (isShort ? short : long) - (hasStatus ? status : 0);
  const facts = socket ? [state] : [];
  if (socket && socket.received.length > 0) add(`${socket.received.length} B unread`);
  if (socket && thread?.awaits && thread.call) add(thread.call);
  return { isShort, hasStatus, facts };

  function add(fact: string): void {
    left -= textWidth(` · ${fact}`, small) + 2;
    if (left >= 0) facts.push(fact);
  }
}

const threadsMost = 3;

/** How many threads a card of this height has room for, beside its head and a few sockets. */
function threadsIn(height: number, fontPx: number): number {
  return Math.max(threadsMost, Math.floor(height / (1.45 * fontPx)) - 6);
}

interface ThreadsProps {
  readonly threads: readonly HostThread[];
  readonly most: number;
  /** Whether those are shown too that wait for nothing. */
  readonly withRunning: boolean;
  /** Of the card, in pixels. */
  readonly width: number;
  readonly fontPx: number;
}

/** What the program is in: a call that waits says for what. */
function Threads({ threads, most, withRunning, width, fontPx }: ThreadsProps) {
  const waiting = withRunning ? threads : threads.filter(({ call }) => call !== null);
  if (waiting.length === 0) return null;
  const shown = waiting.length > most ? waiting.slice(-most + 1) : waiting;
  // In the letters of .host-threads, between its paddings.
  const letters = 0.93 * fontPx;
  const room = width - 4 - 1.6 * letters;
  return (
    <footer className="host-threads">
      {waiting.length > shown.length && <p className="cut">{waiting.length - shown.length} more threads</p>}
      {shown.map(({ id, name, call, awaits, at }) => {
        const before = name === "" ? "" : `${name}: `;
        const runs = at ? `runs line ${at.line}` : "runs";
        const [said, after] = fitting(call ?? runs, awaits, room - textWidth(before, letters), letters);
        return (
          <p key={id} className="cut">
            {before}
            <b>{said}</b>
            {after}
          </p>
        );
      })}
    </footer>
  );
}

/** A call and what it waits for, as far as there is room: its arguments are in the listing as well. */
function fitting(call: string, awaits: string | null, room: number, letters: number): [string, string] {
  const short = call.replace(/\(.*\)$/s, "()");
  if (awaits === null) return [textWidth(call, letters) <= room ? call : short, ""];
  const whole = ` waits for ${awaits}`;
  const fits = (said: string) => textWidth(said + whole, letters) <= room;
  return fits(call) ? [call, whole] : [short, fits(short) ? whole : " waits"];
}
