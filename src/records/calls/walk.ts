import { endOf, type Call, type Turn } from "./call.ts";
import { Socket, type Refused } from "./socket.ts";

export interface Walked {
  readonly sockets: readonly Socket[];
  readonly refused: readonly Refused[];
  /** The internet socket of each call, where it has one. */
  readonly socketOf: ReadonlyMap<Call, Socket>;
}

interface Moment {
  readonly at: number;
  /** At the same time: calls that end come before those that begin. */
  readonly rank: number;
  readonly order: number;
  readonly run: () => void;
}

const RESETS = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED"]);
/** Calls that only sockets have: their descriptor is one, whatever the record has of its beginning. */
const OF_SOCKETS = new Set([
  "accept",
  "connect",
  "getpeername",
  "getsockname",
  "listen",
  "bind",
  "shutdown",
  "option",
]);

/** Follows the descriptors of every process through its calls, in the order of time. */
export function walk(calls: readonly Call[], turns: readonly Turn[]): Walked {
  const tables = new Map<string, Map<number, Socket | null>>();
  const sockets: Socket[] = [];
  const refused: Refused[] = [];
  const socketOf = new Map<Call, Socket>();
  const moments: Moment[] = [];
  const table = (process: string) => {
    const found = tables.get(process) ?? new Map<number, Socket | null>();
    tables.set(process, found);
    return found;
  };
  const born = (process: string, protocol: "tcp" | "udp", hasStart: boolean, at: number) => {
    const socket = new Socket(process, protocol, hasStart, at);
    sockets.push(socket);
    return socket;
  };
  /** A descriptor whose beginning the record does not have. */
  const found = (call: Call): Socket | null => {
    const isSocketCall = OF_SOCKETS.has(call.op) || /^(?:send|recv)/.test(call.name);
    const isInternet =
      call.protocol === "tcp" ||
      call.protocol === "udp" ||
      (call.protocol !== "other" && isSocketCall && call.address !== null && call.error !== "ENOTSOCK");
    if (!isInternet || call.error === "EBADF") return null;
    const socket = born(call.process, call.protocol === "udp" ? "udp" : "tcp", false, call.at);
    return socket;
  };
  const begin = (call: Call) => {
    if (call.fd === null || call.op === "socket") return;
    const open = table(call.process);
    let socket = open.get(call.fd);
    if (socket === undefined) {
      socket = found(call);
      if (socket !== null || call.protocol === "other") open.set(call.fd, socket);
    }
    if (socket) {
      socketOf.set(call, socket);
      socket.local ??= call.local ?? null;
      socket.peer ??= call.peer ?? null;
      apply(call, socket);
    }
    if (call.op === "close" && call.error === null) {
      if (socket) release(socket, call.at);
      open.delete(call.fd);
    }
  };
  const apply = (call: Call, socket: Socket) => {
    const done = call.error === null && call.isDone;
    if (call.error !== null && RESETS.has(call.error)) socket.resetAt ??= endOf(call);
    switch (call.op) {
      case "bind":
        if (done) socket.local = call.address ?? socket.local;
        break;
      case "getsockname":
        if (done && call.address && !call.address.endsWith(":0")) socket.local = call.address;
        break;
      case "getpeername":
        if (done && call.address) socket.peer = call.address;
        break;
      case "listen":
        if (done) socket.role = "listener";
        break;
      case "connect":
        connect(call, socket, refused);
        break;
      case "option":
        if (call.isAbortive !== undefined) socket.isAbortive = call.isAbortive;
        if (call.socketError === "ECONNREFUSED") refuse(socket, call.at, refused);
        else if (call.socketError === null && socket.role === null && socket.connecting) {
          socket.role = "client";
          socket.connectedAt = endOf(socket.connecting);
        }
        break;
      case "send":
        if (!done) break;
        if (socket.role === null && socket.connecting) socket.role = "client";
        socket.sends.push(call);
        socket.sent += call.bytes ?? 0;
        break;
      case "recv":
        if (!done || call.isPeek === true) break;
        if (socket.role === null && socket.connecting) socket.role = "client";
        if (call.bytes === 0 && socket.protocol === "tcp") {
          if (call.wants !== false) socket.heardEndAt ??= endOf(call);
          break;
        }
        socket.receives.push(call);
        socket.received += call.bytes ?? 0;
        break;
      case "shutdown":
        if (done && call.closesSending === true) socket.finAt ??= call.at;
        break;
      case "accept":
        if (socket.role === null) socket.role = "listener";
        break;
      case "socket":
      case "close":
      case "dup":
      case "other":
        break;
    }
  };
  /** A descriptor that is given anew was closed unseen. */
  const put = (open: Map<number, Socket | null>, fd: number, socket: Socket | null, at: number) => {
    const old = open.get(fd);
    if (old) release(old, at);
    open.set(fd, socket);
  };
  const finish = (call: Call) => {
    if (call.made === null || call.made === undefined || call.error !== null) return;
    const open = table(call.process);
    if (call.op === "socket") {
      const isInternet = call.protocol === "tcp" || call.protocol === "udp";
      const socket = isInternet
        ? born(call.process, call.protocol === "udp" ? "udp" : "tcp", true, call.at)
        : null;
      if (socket) socketOf.set(call, socket);
      put(open, call.made, socket, call.at);
    } else if (call.op === "accept") {
      const listener = call.fd === null ? null : (open.get(call.fd) ?? null);
      if (call.address === null && listener === null) return void open.set(call.made, null);
      if (listener === null && call.address === undefined) return;
      const socket = born(call.process, "tcp", true, endOf(call));
      socket.role = "server";
      socket.listener = listener;
      socket.peer = call.address ?? null;
      socket.connectedAt = endOf(call);
      put(open, call.made, socket, call.at);
    } else if (call.op === "dup" && call.fd !== null) {
      const socket = open.get(call.fd) ?? null;
      put(open, call.made, socket, call.at);
      if (socket) socket.holders++;
    }
  };
  calls.forEach((call, order) => {
    moments.push({ at: call.at, rank: 1, order, run: () => begin(call) });
    if (call.made !== null && call.made !== undefined)
      moments.push({ at: endOf(call), rank: call.op === "dup" ? 1 : 0, order, run: () => finish(call) });
  });
  turns.forEach((turn, order) =>
    moments.push({
      at: turn.at,
      rank: 2,
      order,
      run: () => {
        if (turn.kind === "fork") {
          const copy = new Map(table(turn.parent));
          tables.set(turn.child, copy);
          for (const socket of copy.values()) if (socket) socket.holders++;
          return;
        }
        for (const socket of table(turn.process).values()) if (socket) release(socket, turn.at);
        tables.delete(turn.process);
      },
    }),
  );
  moments.sort((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order);
  for (const { run } of moments) run();
  return { sockets, refused, socketOf };
}

function release(socket: Socket, at: number): void {
  socket.holders--;
  if (socket.holders > 0) return;
  socket.closedAt ??= at;
  socket.finAt ??= at;
}

function connect(call: Call, socket: Socket, refused: Refused[]): void {
  if (!call.address) return;
  if (socket.protocol === "udp") {
    if (call.error === null) socket.peer = call.address;
    return;
  }
  if (call.error === "EISCONN" || call.error === "EALREADY") return;
  socket.connecting = call;
  socket.peer = call.address;
  if (call.error === "ECONNREFUSED") return refuse(socket, call.at, refused);
  if (call.error !== null || !call.isDone) return;
  socket.role = "client";
  socket.connectedAt = endOf(call);
}

function refuse(socket: Socket, at: number, refused: Refused[]): void {
  refused.push({ process: socket.process, local: socket.local, server: socket.peer, at });
  socket.connecting = null;
}
