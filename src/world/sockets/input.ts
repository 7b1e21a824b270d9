import { arriveDatagram } from "./calls/datagram.ts";
import { growSendRoom } from "./calls/transfer.ts";
import { sendAck, sendSyn, sendWaiting, answerWithReset } from "./output.ts";
import { endSending, forget, forgetLater, finish, leaveRemnant, wasReset } from "./lifecycle.ts";
import { retransmitAfterMs, takeRoundTrip } from "./retransmission.ts";
import type { Segment } from "./segment.ts";
import type { Socket } from "./socket.ts";
import { alarmAt, connectionKey, enter, listenerAt, makeSocket, setState, type Stack } from "./stack.ts";

/** The arrival of a segment: RFC 9293, section 3.10.7, in the order of Linux's `tcp_v4_rcv`. */
export function arrive(stack: Stack, segment: Segment): void {
  if (segment.kind === "DATAGRAM") return arriveDatagram(stack, segment);
  const socket = stack.connections.get(connectionKey(segment.to, segment.from));
  if (!socket) return arriveAtHost(stack, segment);
  stack.touched.add(socket);
  if (isRemnant(socket)) return arriveAtRemnant(stack, socket, segment);
  if (segment.kind === "RST") return takeReset(stack, socket, segment);
  switch (socket.state) {
    case "SYN-SENT":
      return arriveInSynSent(stack, socket, segment);
    case "CLOSED":
    case "LISTEN":
      return answerWithReset(stack, segment, socket.process);
    default:
      return arriveAtConnection(stack, socket, segment);
  }
}

function isRemnant(socket: Socket): boolean {
  return socket.state === "TIME-WAIT" || (socket.state === "FIN-WAIT-2" && socket.orphan);
}

/** No connection has these addresses: a listening socket takes a SYN, and everything else is reset. */
function arriveAtHost(stack: Stack, segment: Segment): void {
  const listener = segment.kind === "SYN" ? listenerAt(stack, segment.to) : undefined;
  if (!listener) return answerWithReset(stack, segment, segment.toProcess);
  // Fact 1 of the recordings: no more than `backlog` may wait already. A full queue is silent (fact 2).
  if (listener.queue.length + listener.halfOpen.size > listener.backlog) return;
  const child = makeSocket(stack, listener.process, -1);
  child.reuseAddress = listener.reuseAddress;
  child.lingerSeconds = listener.lingerSeconds;
  child.readShut = listener.readShut;
  child.writeShut = listener.writeShut;
  child.local = segment.to;
  child.remote = segment.from;
  child.listener = listener;
  child.receiveNext = 1;
  child.peerWindowEnd = 1 + segment.window;
  listener.halfOpen.add(child);
  stack.ports.share(child, listener);
  setState(stack, child, "SYN-RECEIVED");
  enter(stack, child);
  answerSyn(stack, child);
}

function answerSyn(stack: Stack, socket: Socket): void {
  sendSyn(stack, socket);
  alarmAt(stack, socket, stack.nowMs + retransmitAfterMs(socket));
}

/** `tcp_timewait_state_process` */
function arriveAtRemnant(stack: Stack, remnant: Socket, segment: Segment): void {
  if (segment.kind === "RST") return forget(stack, remnant);
  if (segment.kind === "SYN") {
    forget(stack, remnant);
    return arriveAtHost(stack, segment);
  }
  const end = segment.seq + segment.data.length + (segment.fin ? 1 : 0);
  if (end <= remnant.receiveNext) {
    if (segment.fin || segment.data.length > 0) sendAck(stack, remnant);
    return;
  }
  if (remnant.state === "FIN-WAIT-2" && segment.fin && end === remnant.receiveNext + 1) {
    remnant.receiveNext = end;
    setState(stack, remnant, "TIME-WAIT");
    stack.remnants.splice(stack.remnants.indexOf(remnant), 1);
    forgetLater(stack, remnant);
    return sendAck(stack, remnant);
  }
  // Data for a program that has closed its socket.
  answerWithReset(stack, segment, remnant.process);
  forget(stack, remnant);
}

function takeReset(stack: Stack, socket: Socket, segment: Segment): void {
  // RFC 9293, section 3.10.7.3: before the handshake a reset counts only if it answers the SYN.
  if (socket.state === "SYN-SENT" && segment.ack < 1) return;
  wasReset(stack, socket);
}

function arriveInSynSent(stack: Stack, socket: Socket, segment: Segment): void {
  if (segment.kind !== "SYN" && segment.kind !== "SYN-ACK") {
    // An old connection of these addresses answers: it is reset, and called anew (RFC 9293, figure 9).
    answerWithReset(stack, segment, socket.process);
    return sendSyn(stack, socket, true);
  }
  socket.receiveNext = 1;
  socket.peerWindowEnd = 1 + segment.window;
  if (segment.ack < 1) {
    // Both call at once, or a socket calls itself: RFC 9293, figure 7.
    setState(stack, socket, "SYN-RECEIVED");
    return answerSyn(stack, socket);
  }
  socket.sendUna = 1;
  socket.sendNext = Math.max(1, socket.sendNext);
  if (socket.timeouts === 0) takeRoundTrip(socket, stack.nowMs - socket.timedMs);
  socket.timeouts = 0;
  socket.timedSeq = -1;
  alarmAt(stack, socket, Infinity);
  setState(stack, socket, "ESTABLISHED");
  sendAck(stack, socket);
  sendWaiting(stack, socket);
}

function arriveAtConnection(stack: Stack, socket: Socket, segment: Segment): void {
  if (segment.kind === "SYN") {
    if (socket.state === "SYN-RECEIVED") return sendSyn(stack, socket, true);
    return sendAck(stack, socket);
  }
  if (socket.state === "SYN-RECEIVED") {
    if (segment.ack < 1) return;
    establish(stack, socket);
  } else if (segment.kind === "SYN-ACK") return sendAck(stack, socket);
  takeAcknowledgement(stack, socket, segment);
  if (socket.state === "CLOSED") return;
  takeData(stack, socket, segment);
}

function establish(stack: Stack, socket: Socket): void {
  const { listener } = socket;
  socket.sendUna = 1;
  socket.timeouts = 0;
  alarmAt(stack, socket, Infinity);
  setState(stack, socket, "ESTABLISHED");
  if (listener) {
    listener.halfOpen.delete(socket);
    listener.queue.push(socket);
    stack.touched.add(listener);
  }
  // It was shut down for writing before it was connected.
  if (socket.writeShut) endSending(stack, socket);
}

function takeAcknowledgement(stack: Stack, socket: Socket, segment: Segment): void {
  const { ack } = segment;
  if (ack < 0) return;
  if (ack + segment.window > socket.peerWindowEnd) {
    socket.peerWindowEnd = ack + segment.window;
    socket.windowShutMs = Infinity;
  }
  if (socket.noSpace) growSendRoom(stack, socket);
  if (ack > socket.sendUna && ack <= socket.sendMax) {
    const dataEnd = socket.sendEnd - (socket.finQueued ? 1 : 0);
    socket.unacked.drop(Math.max(0, Math.min(ack, dataEnd) - Math.max(1, socket.sendUna)));
    socket.sendUna = ack;
    socket.sendNext = Math.max(socket.sendNext, ack);
    socket.timeouts = 0;
    if (socket.timedSeq >= 0 && ack >= socket.timedSeq) {
      takeRoundTrip(socket, stack.nowMs - socket.timedMs);
      socket.timedSeq = -1;
    }
    if (stack.retransmits && socket.sendUna < socket.sendNext)
      alarmAt(stack, socket, stack.nowMs + retransmitAfterMs(socket));
    else alarmAt(stack, socket, Infinity);
  }
  if (socket.finQueued && socket.sendUna === socket.sendEnd) finWasTaken(stack, socket);
  else sendWaiting(stack, socket);
}

function finWasTaken(stack: Stack, socket: Socket): void {
  switch (socket.state) {
    case "FIN-WAIT-1":
      setState(stack, socket, "FIN-WAIT-2");
      if (socket.orphan) leaveRemnant(stack, socket, "FIN-WAIT-2");
      return;
    case "CLOSING":
      setState(stack, socket, "TIME-WAIT");
      return intoTimeWait(stack, socket);
    case "LAST-ACK":
      return finish(stack, socket);
    default:
      return;
  }
}

/** The state's last moment in the socket itself; the remnant goes on with it. */
function intoTimeWait(stack: Stack, socket: Socket): void {
  leaveRemnant(stack, socket, "TIME-WAIT");
}

function takeData(stack: Stack, socket: Socket, segment: Segment): void {
  const { seq, data, fin } = segment;
  const end = seq + data.length + (fin ? 1 : 0);
  if (end === seq) {
    // A probe of a closed window, or of a connection that was silent: it wants an answer.
    if (segment.kind === "ACK" && seq < socket.receiveNext) sendAck(stack, socket);
    return;
  }
  if (end <= socket.receiveNext) return sendAck(stack, socket);
  // RFC 1122, section 4.2.2.13: an end that no longer reads resets a peer that still sends.
  const reads = !socket.readShut || socket.state === "ESTABLISHED" || socket.state === "SYN-RECEIVED";
  if (!reads && data.length > 0 && !socket.finSeen) {
    answerWithReset(stack, segment, socket.process);
    return wasReset(stack, socket);
  }
  if (seq > socket.receiveNext) {
    socket.early.push(segment);
    return sendAck(stack, socket);
  }
  append(stack, socket, segment);
  for (let next = earlyNext(socket); next; next = earlyNext(socket)) append(stack, socket, next);
  if (socket.finSeen) finArrived(stack, socket);
  else sendAck(stack, socket);
}

function earlyNext(socket: Socket): Segment | undefined {
  if (socket.early.length === 0) return undefined;
  socket.early = socket.early.filter(
    ({ seq, data, fin }) => seq + data.length + (fin ? 1 : 0) > socket.receiveNext,
  );
  const index = socket.early.findIndex(({ seq }) => seq <= socket.receiveNext);
  return index < 0 ? undefined : socket.early.splice(index, 1)[0];
}

/** Accepts a segment that begins at or before the next expected number; drops the bytes beyond the window. */
function append(stack: Stack, socket: Socket, { seq, data, fin }: Segment): void {
  const known = socket.receiveNext - seq;
  const room = Math.max(0, Math.max(socket.windowEnd, socket.receiveNext) - socket.receiveNext);
  const fresh = data.subarray(known, known + room);
  socket.received.push(fresh);
  socket.receiveNext += fresh.length;
  socket.woken = true;
  stack.touched.add(socket);
  if (fin && known + fresh.length === data.length) {
    socket.receiveNext++;
    socket.finSeen = true;
  }
}

/** `tcp_fin` */
function finArrived(stack: Stack, socket: Socket): void {
  socket.readShut = true;
  switch (socket.state) {
    case "ESTABLISHED":
    case "SYN-RECEIVED":
      setState(stack, socket, "CLOSE-WAIT");
      return sendAck(stack, socket);
    case "FIN-WAIT-1":
      setState(stack, socket, "CLOSING");
      return sendAck(stack, socket);
    case "FIN-WAIT-2":
      setState(stack, socket, "TIME-WAIT");
      sendAck(stack, socket);
      return intoTimeWait(stack, socket);
    default:
      return sendAck(stack, socket);
  }
}
