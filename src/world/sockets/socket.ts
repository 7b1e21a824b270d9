import type { ProcessId } from "../../base/words.ts";
import type { Address, SocketId } from "../../contract/socket-call.ts";
import { ByteQueue } from "./byte-queue.ts";
import type { Errno } from "./errors.ts";
import type { Segment } from "./segment.ts";
import type { TcpState } from "./state.ts";

export const ANY_HOST = "0.0.0.0";
export const LOOPBACK = "127.0.0.1";
const UNBOUND: Address = { host: ANY_HOST, port: 0 };

/**
 * A port in use (net/ipv4/inet_connection_sock.c): every socket that is bound to it, connected from it, accepted on
 * it, or in TIME-WAIT.
 */
export interface Bucket {
  readonly port: number;
  readonly owners: Set<Socket>;
}

/**
 * One socket of the kernel: an end of a connection, a listening socket, or neither yet. Each member has Linux's
 * name beside it, because Linux's errors follow from exactly these members.
 */
export interface Socket {
  readonly id: SocketId;
  /** Who has it. It stays so when the process has gone and the kernel alone still has it. */
  process: ProcessId;
  /** File descriptor, −1 when closed. */
  fd: number;
  readonly type: "tcp" | "udp";
  state: TcpState;
  /** Linux's `socket.state`: which calls connect and listen still take. */
  usage: "unconnected" | "connecting" | "connected" | "disconnecting";
  /** `sk_err`: what went wrong and has not been told yet. */
  error: Errno | null;
  /** The two halves of `sk_shutdown`. */
  readShut: boolean;
  writeShut: boolean;
  /** `SOCK_DONE`: the peer's FIN has been taken in. */
  finSeen: boolean;
  /** `SOCK_DEAD`: no program has it any more. */
  orphan: boolean;
  /** How many calls are blocked on it: while there are, a close takes no effect. */
  blocked: number;
  closePending: boolean;

  reuseAddress: boolean;
  /** SO_LINGER in seconds, null where it is off. */
  lingerSeconds: number | null;
  /** Python's time-out in ms: null blocks for ever, 0 never. */
  timeoutMs: number | null;

  local: Address;
  remote: Address | null;
  /** The port's entry while this socket has the port; `portLocked` where a bind asked for just this one. */
  bucket: Bucket | null;
  portLocked: boolean;
  hostLocked: boolean;

  /** Of a listening socket. */
  backlog: number;
  readonly queue: Socket[];
  readonly halfOpen: Set<Socket>;
  /** Of a connection that is not yet accepted. */
  listener: Socket | null;

  /** Bytes that have arrived and are unread, in order; what came too early waits in `early`. */
  readonly received: ByteQueue;
  /** Of UDP: the datagrams in it, the oldest first. */
  readonly datagrams: { readonly length: number; readonly from: Address }[];
  early: Segment[];
  receiveNext: number;
  /** The window that the peer was last told of, as the number after its last byte. */
  windowEnd: number;

  /** Bytes that were sent and are not yet acknowledged, the first of them with number `sendUna`. */
  readonly unacked: ByteQueue;
  sendUna: number;
  sendNext: number;
  /** The number after the last byte that the program has handed over, or after the FIN. */
  sendEnd: number;
  finQueued: boolean;
  sendMax: number;
  peerWindowEnd: number;
  /** How many bytes the send buffer takes; it grows with the first ACK after it was full. */
  sendRoom: number;
  /** `SOCK_NOSPACE`: a send has found the buffer full. */
  noSpace: boolean;
  /** When it had sent more than a segment, and when the ACK of its FIN comes at the latest, in ms. */
  longSentMs: number;
  finAckMs: number;
  /** Since when data has waited for the peer's window to open, in ms; Infinity while none waits. */
  windowShutMs: number;
  /** Whether something arrived or changed that wakes every call on the socket, a send among them. */
  woken: boolean;

  /** Retransmission (RFC 6298), in ms. */
  dueMs: number;
  alarmMs: number;
  timeouts: number;
  roundTripMs: number;
  variationMs: number;
  timedSeq: number;
  timedMs: number;
}

export function newSocket(
  id: SocketId,
  process: ProcessId,
  fd: number,
  sendRoom: number,
  type: Socket["type"] = "tcp",
): Socket {
  return {
    id,
    process,
    fd,
    type,
    state: "CLOSED",
    usage: "unconnected",
    error: null,
    readShut: false,
    writeShut: false,
    finSeen: false,
    orphan: false,
    blocked: 0,
    closePending: false,
    reuseAddress: false,
    lingerSeconds: null,
    timeoutMs: null,
    local: UNBOUND,
    remote: null,
    bucket: null,
    portLocked: false,
    hostLocked: false,
    backlog: 0,
    queue: [],
    halfOpen: new Set(),
    listener: null,
    received: new ByteQueue(),
    datagrams: [],
    early: [],
    unacked: new ByteQueue(),
    sendRoom,
    woken: false,
    ...unsent,
  };
}

/** A connection's numbers before its SYN. */
export const unsent = {
  receiveNext: 0,
  windowEnd: 0,
  sendUna: 0,
  sendNext: 0,
  sendEnd: 0,
  finQueued: false,
  sendMax: 0,
  peerWindowEnd: 0,
  noSpace: false,
  longSentMs: Infinity,
  finAckMs: 0,
  windowShutMs: Infinity,
  dueMs: Infinity,
  alarmMs: Infinity,
  timeouts: 0,
  roundTripMs: -1,
  variationMs: 0,
  timedSeq: -1,
  timedMs: 0,
};

/** How many bytes wait in the send buffer, those on their way among them. */
export function buffered(socket: Socket): number {
  return socket.unacked.length;
}

/** The port that the socket has in the table of ports; 0 for none. */
export function ownPort(socket: Socket): number {
  return socket.bucket?.port ?? 0;
}
