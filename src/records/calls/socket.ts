import type { Call } from "./call.ts";

/** A socket of one process, put together from the calls on it. */
export class Socket {
  readonly process: string;
  readonly protocol: "tcp" | "udp";
  /** Whether the record has its beginning. */
  readonly hasStart: boolean;
  readonly bornAt: number;
  role: "client" | "server" | "listener" | null = null;
  local: string | null = null;
  peer: string | null = null;
  listener: Socket | null = null;
  readonly sends: Call[] = [];
  readonly receives: Call[] = [];
  sent = 0;
  received = 0;
  /** When the connection was made, at this end. */
  connectedAt: number | null = null;
  connecting: Call | null = null;
  /** When it sent its FIN, by `shutdown`, `close` or its process's end. */
  finAt: number | null = null;
  closedAt: number | null = null;
  /** When it learned that the other end had closed. */
  heardEndAt: number | null = null;
  resetAt: number | null = null;
  isAbortive = false;
  holders = 1;
  /** Whether calls of its process are missing: then what they sent, received and closed is not known. */
  isPartial = false;

  constructor(process: string, protocol: "tcp" | "udp", hasStart: boolean, bornAt: number) {
    this.process = process;
    this.protocol = protocol;
    this.hasStart = hasStart;
    this.bornAt = bornAt;
  }
}

/** An attempt to connect that the other host refused. */
export interface Refused {
  readonly process: string;
  readonly local: string | null;
  readonly server: string | null;
  readonly at: number;
}
