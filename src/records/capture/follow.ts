import type { Connection } from "../facts.ts";
import type { Packet } from "./packet.ts";
import { Ranges } from "./ranges.ts";

/** A connection as its segments tell it. */
export class Followed {
  readonly client: string;
  readonly server: string;
  readonly protocol: "tcp" | "udp";
  /** Whether its SYN was captured; datagrams need none. */
  readonly hasStart: boolean;
  readonly #toServer = new Way();
  readonly #toClient = new Way();
  synSeq: number | null = null;
  closedBy: "client" | "server" | null = null;
  isReset = false;

  constructor(client: string, server: string, protocol: "tcp" | "udp", hasStart: boolean) {
    this.client = client;
    this.server = server;
    this.protocol = protocol;
    this.hasStart = hasStart;
  }

  /** Takes a segment. @returns whether it carries again what was sent before */
  take(packet: Packet): boolean {
    const fromClient = packet.from === this.client;
    const way = fromClient ? this.#toServer : this.#toClient;
    const { flags } = packet;
    if ((flags.fin || flags.rst) && this.protocol === "tcp")
      this.closedBy ??= fromClient ? "client" : "server";
    if (flags.rst) this.isReset = true;
    return this.protocol === "udp" ? way.takeDatagram(packet) : way.take(packet);
  }

  told(): Connection {
    const [there, back] = [this.#toServer, this.#toClient];
    return {
      client: this.client,
      server: this.server,
      ...(this.protocol === "udp" && { protocol: "udp" as const }),
      bytesToServer: there.bytes,
      bytesToClient: back.bytes,
      segmentsToServer: there.segments,
      segmentsToClient: back.segments,
      closedBy: this.closedBy,
      end: this.isReset ? "rst" : there.hasFin && back.hasFin ? "fin" : "open",
    };
  }
}

/** What one end sends. */
class Way {
  /** Sequence numbers of data, and of everything that takes one. */
  readonly #data = new Ranges();
  readonly #sent = new Ranges();
  #datagramBytes = 0;
  #base: number | null = null;
  segments = 0;
  hasFin = false;

  get bytes(): number {
    return this.#data.size + this.#datagramBytes;
  }

  takeDatagram({ length }: Packet): boolean {
    this.#datagramBytes += length;
    this.segments++;
    return false;
  }

  take({ seq, length, flags }: Packet): boolean {
    if (length > 0) this.segments++;
    if (flags.fin) this.hasFin = true;
    const size = length + Number(flags.syn) + Number(flags.fin);
    if (size === 0 || (flags.rst && !flags.syn && !flags.fin && length === 0)) return false;
    this.#base ??= seq;
    const from = this.#unwrapped(seq);
    const again = this.#sent.add(from, from + size);
    if (length > 0) this.#data.add(from + Number(flags.syn), from + Number(flags.syn) + length);
    return again;
  }

  /** The number without wrap-around at 2^32, near the highest so far. */
  #unwrapped(seq: number): number {
    const near = this.#sent.end ?? this.#base ?? seq;
    const wrap = 4_294_967_296;
    const turns = Math.round((near - seq) / wrap);
    return seq + turns * wrap;
  }
}

/** Gives each packet its connection, in the order of the capture. */
export class Connections {
  readonly #open = new Map<string, Followed>();
  readonly all: Followed[] = [];

  of(packet: Packet): Followed {
    const { from, to, protocol, flags, stream } = packet;
    const ends = from < to ? `${from} ${to}` : `${to} ${from}`;
    const key = `${protocol} ${ends} ${stream ?? ""}`;
    const found = this.#open.get(key);
    const isOpening = flags.syn && !flags.ack;
    if (
      found &&
      !(
        isOpening &&
        stream === null &&
        found.synSeq !== packet.seq &&
        (found.synSeq !== null || !found.hasStart || found.closedBy !== null)
      )
    )
      return found;
    const made = begin(packet);
    if (isOpening) made.synSeq = packet.seq;
    this.#open.set(key, made);
    this.all.push(made);
    return made;
  }
}

function begin({ protocol, from, to, fromPort, toPort, flags }: Packet): Followed {
  if (protocol === "udp") return new Followed(from, to, protocol, true);
  if (flags.syn)
    return flags.ack ? new Followed(to, from, protocol, true) : new Followed(from, to, protocol, true);
  return fromPort < toPort
    ? new Followed(to, from, protocol, false)
    : new Followed(from, to, protocol, false);
}
