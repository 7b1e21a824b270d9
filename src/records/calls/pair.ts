import { endOf, type Call } from "./call.ts";
import type { Socket } from "./socket.ts";

/** Both ends of a TCP connection, or the one that was recorded. */
export interface Pair {
  readonly client: Socket | null;
  readonly server: Socket | null;
}

const portOf = (address: string | null) => address?.slice(address.lastIndexOf(":") + 1) ?? null;
const isAny = (address: string) => /^(?:0\.0\.0\.0|\[::\]):/.test(address);

/** What the accepted socket is known as from outside. */
export function serverAddress({ local, listener }: Socket): string | null {
  return local ?? (listener?.local === undefined ? null : listener.local);
}

/** Finds the other end of each connection: by both addresses; where one is not known, by the order of the queue and by bytes. */
export function pairEnds(sockets: readonly Socket[]): Pair[] {
  const tcp = sockets.filter(({ protocol }) => protocol === "tcp");
  const servers = tcp
    .filter(({ role }) => role === "server")
    .sort((a, b) => (a.connectedAt ?? 0) - (b.connectedAt ?? 0));
  const clients = tcp
    .filter(({ role }) => role === "client")
    .sort((a, b) => (a.connectedAt ?? 0) - (b.connectedAt ?? 0));
  const free = new Set(clients);
  const pairs: Pair[] = [];
  const byAddress = new Map<string, Socket>();
  for (const client of clients)
    if (client.local !== null) byAddress.set(`${client.local}>${client.peer}`, client);
  const left: Socket[] = [];
  for (const server of servers) {
    const known = byAddress.get(`${server.peer}>${serverAddress(server)}`);
    if (known && free.delete(known)) pairs.push({ client: known, server });
    else left.push(server);
  }
  for (const server of left) {
    let hit: Socket | null = null;
    for (const client of free)
      if (couldBe(client, server)) {
        hit = client;
        break;
      }
    if (hit) free.delete(hit);
    pairs.push({ client: hit, server });
  }
  for (const client of free) pairs.push({ client, server: null });
  const begin = ({ client, server }: Pair) =>
    client?.connecting?.at ?? client?.bornAt ?? server?.connectedAt ?? 0;
  // Ends that the record meets in mid-connection.
  for (const socket of tcp) {
    if (socket.role !== null || socket.hasStart || socket.sends.length + socket.receives.length === 0)
      continue;
    const serves = tcp.some(
      (other) => other.role === "listener" && other.process === socket.process && samePort(other, socket),
    );
    pairs.push(serves ? { client: null, server: socket } : { client: socket, server: null });
  }
  return pairs.sort((a, b) => begin(a) - begin(b));
}

function samePort(listener: Socket, socket: Socket): boolean {
  return listener.local === null || socket.local === null || portOf(listener.local) === portOf(socket.local);
}

function couldBe(client: Socket, server: Socket): boolean {
  if (client.connecting !== null && client.connecting.at > (server.connectedAt ?? Infinity)) return false;
  if (client.local !== null && server.peer !== null && client.local !== server.peer) return false;
  const address = serverAddress(server);
  if (client.peer !== null && address !== null) {
    if (portOf(client.peer) !== portOf(address)) return false;
    if (!isAny(address) && !isAny(client.peer) && client.peer !== address) return false;
  }
  // On one host both addresses are of that host.
  if (
    client.peer !== null &&
    server.peer !== null &&
    client.peer.startsWith("127.") !== server.peer.startsWith("127.")
  )
    return false;
  // What threads did that were not recorded may be anything.
  if (client.isPartial || server.isPartial) return true;
  return (
    agrees(client.sends, server.receives) &&
    agrees(server.sends, client.receives) &&
    server.received <= client.sent &&
    client.received <= server.sent
  );
}

/** Whether the bytes of the one could be those of the other, as far as both were recorded. */
function agrees(sends: readonly Call[], receives: readonly Call[]): boolean {
  const [a, b] = [sends[0], receives[0]];
  if (!a || !b) return true;
  const [x, y] = [a.data ?? "", b.data ?? ""];
  const length = Math.min(x.length, y.length);
  return x.slice(0, length) === y.slice(0, length);
}

/** Which sending call's bytes each receiving call got, by their places in the stream. */
export function matchStream(sends: readonly Call[], receives: readonly Call[]): [Call, Call][] {
  const found: [Call, Call][] = [];
  let [i, sendFrom, from] = [0, 0, 0];
  for (const receive of receives) {
    const to = from + (receive.bytes ?? 0);
    while (i < sends.length) {
      const send = sends[i] as Call;
      const sendTo = sendFrom + (send.bytes ?? 0);
      if (sendTo > from && sendFrom < to) found.push([send, receive]);
      if (sendTo > to) break;
      i++;
      sendFrom = sendTo;
    }
    from = to;
  }
  return found;
}

export interface Flow {
  readonly client: Socket | null;
  readonly server: Socket | null;
  readonly clientAddress: string | null;
  readonly serverAddress: string | null;
  readonly startedAt: number;
  toServer: number;
  toClient: number;
  /** By calls: sent by the client, received by the server, and so on; null for an end without calls. */
  counts: { sentByClient: number; receivedByServer: number; sentByServer: number; receivedByClient: number };
}

/** Datagrams by content and order, and what went between each two addresses. */
export function matchDatagrams(sockets: readonly Socket[]): {
  readonly pairs: readonly [Call, Call][];
  readonly flows: readonly Flow[];
  readonly lost: readonly Call[];
  /** Whether the socket that a datagram was sent to is in the record. */
  readonly hasReceiver: (send: Call) => boolean;
} {
  const udp = sockets.filter(({ protocol }) => protocol === "udp");
  const sends = udp
    .flatMap((socket) => socket.sends.map((call) => ({ call, socket, to: call.address ?? socket.peer })))
    .sort((a, b) => a.call.at - b.call.at);
  const receives = udp
    .flatMap((socket) => socket.receives.map((call) => ({ call, socket, from: call.address ?? socket.peer })))
    .sort((a, b) => endOf(a.call) - endOf(b.call));
  const addressOfSocket = (socket: Socket) => socket.local;
  const fits = (to: string | null, socket: Socket) => {
    const local = socket.local;
    return (
      to !== null &&
      (local === null || portOf(local) === portOf(to)) &&
      (local === null || isAny(local) || local === to || isGroup(to))
    );
  };
  const byPort = new Map<string, typeof sends>();
  for (const send of sends) {
    const port = portOf(send.to) ?? "";
    const list = byPort.get(port) ?? [];
    list.push(send);
    byPort.set(port, list);
  }
  const taken = new Map<Socket, Set<Call>>();
  const pairs: [Call, Call][] = [];
  const heard = new Set<Call>();
  for (const receive of receives) {
    const port = portOf(receive.socket.local);
    const candidates = port === null ? sends : (byPort.get(port) ?? []);
    const mine = taken.get(receive.socket) ?? new Set<Call>();
    taken.set(receive.socket, mine);
    const hit = candidates.find(
      ({ call, socket, to }) =>
        !mine.has(call) &&
        socket !== receive.socket &&
        call.at <= endOf(receive.call) + 1e-4 &&
        fits(to, receive.socket) &&
        (socket.local === null || receive.from === null || portOf(socket.local) === portOf(receive.from)) &&
        sameDatagram(call, receive.call),
    );
    if (!hit) continue;
    mine.add(hit.call);
    heard.add(hit.call);
    pairs.push([hit.call, receive.call]);
    // An unbound socket's port is known from those who hear it.
    if (receive.from !== null && (hit.socket.local === null || isAny(hit.socket.local)))
      hit.socket.local = receive.from;
    if (hit.to !== null && !isGroup(hit.to) && (receive.socket.local === null || isAny(receive.socket.local)))
      receive.socket.local = hit.to;
  }
  const flows = new Map<string, Flow>();
  const socketAt = (address: string | null) =>
    udp.find((socket) => address !== null && addressOfSocket(socket) === address) ?? null;
  const add = (
    at: number,
    from: string | null,
    fromSocket: Socket | null,
    to: string | null,
    toSocket: Socket | null,
    bytes: number,
    isSend: boolean,
  ) => {
    const key = (a: string | null, b: string | null) => `${a}>${b}`;
    let flow = flows.get(key(from, to));
    let forwards = true;
    if (!flow && flows.has(key(to, from))) {
      flow = flows.get(key(to, from)) as Flow;
      forwards = false;
    }
    if (!flow) {
      flow = {
        client: fromSocket,
        server: toSocket,
        clientAddress: from,
        serverAddress: to,
        startedAt: at,
        toServer: 0,
        toClient: 0,
        counts: { sentByClient: 0, receivedByServer: 0, sentByServer: 0, receivedByClient: 0 },
      };
      flows.set(key(from, to), flow);
    }
    const { counts } = flow;
    if (isSend && forwards) counts.sentByClient += bytes;
    else if (isSend) counts.sentByServer += bytes;
    else if (forwards) counts.receivedByServer += bytes;
    else counts.receivedByClient += bytes;
  };
  const all = [
    ...sends.map(({ call, socket, to }) => ({
      at: call.at,
      call,
      from: socket.local,
      fromSocket: socket as Socket | null,
      to,
      toSocket: socketAt(to),
      isSend: true,
    })),
    ...receives.map(({ call, socket, from }) => ({
      at: endOf(call),
      call,
      from,
      fromSocket: socketAt(from),
      to: socket.local,
      toSocket: socket as Socket | null,
      isSend: false,
    })),
  ].sort((a, b) => a.at - b.at || Number(b.isSend) - Number(a.isSend));
  for (const { at, call, from, fromSocket, to, toSocket, isSend } of all)
    add(at, from, fromSocket, to, toSocket, call.bytes ?? 0, isSend);
  for (const flow of flows.values()) {
    const { counts } = flow;
    flow.toServer = flow.client ? counts.sentByClient : counts.receivedByServer;
    flow.toClient = flow.server ? counts.sentByServer : counts.receivedByClient;
  }
  return {
    pairs,
    flows: [...flows.values()].sort((a, b) => a.startedAt - b.startedAt),
    lost: sends.filter(({ call }) => !heard.has(call)).map(({ call }) => call),
    hasReceiver: (send) => {
      const to = sends.find(({ call }) => call === send)?.to ?? null;
      return udp.some(
        (socket) => to !== null && socket.local !== null && portOf(socket.local) === portOf(to),
      );
    },
  };
}

const isGroup = (address: string) => /^(?:22[4-9]|23\d|255)\.|\.255:|^\[ff/i.test(address);

function sameDatagram(send: Call, receive: Call): boolean {
  const [x, y] = [send.data ?? "", receive.data ?? ""];
  const length = Math.min(x.length, y.length);
  return (receive.bytes ?? 0) <= (send.bytes ?? 0) && x.slice(0, length) === y.slice(0, length);
}
