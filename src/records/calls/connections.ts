import type { Connection } from "../facts.ts";
import type { Verdict } from "../record.ts";
import type { Call } from "./call.ts";
import { matchStream, serverAddress, type Flow, type Pair } from "./pair.ts";
import type { Refused, Socket } from "./socket.ts";

/** A TCP connection as its calls tell it. @param nameOf the process's name */
export function connectionOf({ client, server }: Pair, nameOf: (process: string) => string): Connection {
  const closedBy = closer(client, server);
  const toServer = client && !client.isPartial ? client.sent : (server?.received ?? client?.sent ?? 0);
  const toClient = server && !server.isPartial ? server.sent : (client?.received ?? server?.sent ?? 0);
  const listening = server ? serverAddress(server) : null;
  const reached = client?.peer ?? null;
  return {
    client: server?.peer ?? client?.local ?? null,
    server:
      listening !== null && !/^(?:0\.0\.0\.0|\[::\]):/.test(listening) ? listening : (reached ?? listening),
    clientProcess: client ? nameOf(client.process) : null,
    serverProcess: server ? nameOf(server.process) : null,
    bytesToServer: toServer,
    bytesToClient: toClient,
    ...(client && { sentByClient: client.sent, receivedByClient: client.received }),
    ...(server && { sentByServer: server.sent, receivedByServer: server.received }),
    closedBy,
    end: endOfBoth(client, server),
  };
}

export function refusedConnection(
  { process, local, server }: Refused,
  nameOf: (process: string) => string,
): Connection {
  return {
    client: local,
    server,
    clientProcess: nameOf(process),
    serverProcess: null,
    bytesToServer: 0,
    bytesToClient: 0,
    sentByClient: 0,
    receivedByClient: 0,
    closedBy: "server",
    end: "rst",
  };
}

export function flowConnection(flow: Flow, nameOf: (process: string) => string): Connection {
  const { client, server, counts } = flow;
  return {
    client: flow.clientAddress,
    server: flow.serverAddress,
    protocol: "udp",
    clientProcess: client ? nameOf(client.process) : null,
    serverProcess: server ? nameOf(server.process) : null,
    bytesToServer: flow.toServer,
    bytesToClient: flow.toClient,
    ...(client && { sentByClient: counts.sentByClient, receivedByClient: counts.receivedByClient }),
    ...(server && { sentByServer: counts.sentByServer, receivedByServer: counts.receivedByServer }),
    closedBy: null,
    end: "open",
  };
}

/** Which end sent the first FIN or RST. An end that hears of the other's before it closes was second. */
function closer(client: Socket | null, server: Socket | null): "client" | "server" | null {
  const heardFirst = (socket: Socket | null) => {
    if (!socket) return false;
    const heard = Math.min(socket.heardEndAt ?? Infinity, socket.resetAt ?? Infinity);
    return heard < Infinity && heard <= (socket.finAt ?? Infinity);
  };
  const [byServer, byClient] = [heardFirst(client), heardFirst(server)];
  if (byServer !== byClient) return byServer ? "server" : "client";
  const [clientAt, serverAt] = [client?.finAt ?? null, server?.finAt ?? null];
  if (clientAt === null && serverAt === null) return byServer ? "server" : null;
  if (serverAt === null) return "client";
  if (clientAt === null) return "server";
  return clientAt <= serverAt ? "client" : "server";
}

function endOfBoth(client: Socket | null, server: Socket | null): "fin" | "rst" | "open" {
  const ends = [client, server].filter((socket) => socket !== null);
  if (ends.some((socket) => socket.resetAt !== null || (socket.isAbortive && socket.closedAt !== null)))
    return "rst";
  // Bytes that a closed end never took are answered with a reset.
  if (client && server && !client.isPartial && !server.isPartial) {
    if (client.closedAt !== null && client.received < server.sent) return "rst";
    if (server.closedAt !== null && server.received < client.sent) return "rst";
  }
  const finished = (socket: Socket | null, other: Socket | null) =>
    socket ? socket.finAt !== null : other !== null && (other.heardEndAt !== null || other.closedAt !== null);
  return finished(client, server) && finished(server, client) ? "fin" : "open";
}

export interface Streams {
  readonly pairs: readonly [Call, Call][];
  readonly verdict: Verdict;
}

/** Arrows between both ends' calls, and whether each byte arrived. */
export function streamsOf(
  pairs: readonly Pair[],
  datagrams: {
    readonly pairs: readonly [Call, Call][];
    readonly lost: readonly Call[];
    readonly hasReceiver: (send: Call) => boolean;
  },
  isCut: boolean,
): Streams {
  const matched: [Call, Call][] = [...datagrams.pairs];
  let broken: Call | null = null;
  let isOpen = pairs.length === 0 && datagrams.pairs.length + datagrams.lost.length === 0;
  const missing = (call: Call | undefined) => {
    if (call && (broken === null || call.at < broken.at)) broken = call;
  };
  const way = (from: Socket | null, to: Socket | null) => {
    if (from === null) return;
    if (to === null) {
      if (from.sent > 0) isOpen = true;
      return;
    }
    if (!from.hasStart || !to.hasStart || from.isPartial || to.isPartial) {
      isOpen = true;
      return;
    }
    const found = matchStream(from.sends, to.receives);
    matched.push(...found);
    if (from.sent <= to.received) return;
    let sum = 0;
    missing(from.sends.find(({ bytes = 0 }) => (sum += bytes) > to.received));
  };
  for (const { client, server } of pairs) {
    way(client, server);
    way(server, client);
  }
  for (const call of datagrams.lost) {
    if (datagrams.hasReceiver(call)) missing(call);
    else isOpen = true;
  }
  const first = broken as Call | null;
  const verdict: Verdict =
    first !== null && !isCut
      ? { verdict: "broken", line: first.line }
      : { verdict: isOpen || isCut ? "open" : "holds" };
  return { pairs: matched, verdict };
}
