import { invariant } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { SocketId } from "../../contract/socket-call.ts";
import type { Socket } from "./socket.ts";

interface Program {
  /** The process's socket objects, closed ones too, as long as it lives. */
  readonly sockets: Map<SocketId, Socket>;
  readonly descriptors: Set<number>;
}

/** Standard input, output and error. */
const FIRST_DESCRIPTOR = 3;

/** Which process has which sockets. Several have the same one where a process gave it to another that it started. */
export class Programs {
  readonly #all = new Map<ProcessId, Program>();

  /** Gives a socket to a process: the lowest free descriptor, as `open` does. */
  adopt(process: ProcessId, socket: Socket): void {
    const { sockets, descriptors } = this.#of(process);
    let fd = FIRST_DESCRIPTOR;
    while (descriptors.has(fd)) fd++;
    descriptors.add(fd);
    socket.fd = fd;
    socket.process = process;
    sockets.set(socket.id, socket);
  }

  /** Another process has the socket too, under the same descriptor. */
  share(socket: Socket, other: ProcessId): void {
    const { sockets, descriptors } = this.#of(other);
    sockets.set(socket.id, socket);
    descriptors.add(socket.fd);
  }

  /** A process closes a socket that others have too: it is theirs from then on. False where it is the only one. */
  leave(process: ProcessId, socket: Socket): boolean {
    const next = [...this.#all].find(([id, { sockets }]) => id !== process && sockets.has(socket.id))?.[0];
    if (next === undefined || socket.fd < 0) return false;
    const { sockets, descriptors } = this.#of(process);
    sockets.delete(socket.id);
    descriptors.delete(socket.fd);
    if (socket.process === process) socket.process = next;
    return true;
  }

  /** The descriptor is gone. */
  close(process: ProcessId, socket: Socket): void {
    this.#of(process).descriptors.delete(socket.fd);
    socket.fd = -1;
  }

  /** The process is no more. Gives the sockets that no process has any longer. */
  end(process: ProcessId): Socket[] {
    const sockets = [...(this.#all.get(process)?.sockets.values() ?? [])];
    const own = sockets.filter((socket) => !this.leave(process, socket));
    this.#all.delete(process);
    return own;
  }

  has(process: ProcessId, socket: Socket): boolean {
    return this.#all.get(process)?.sockets.get(socket.id) === socket;
  }

  socket(process: ProcessId, id: SocketId): Socket {
    const socket = this.#all.get(process)?.sockets.get(id);
    invariant(socket, () => `process ${process} has no socket ${id}`);
    return socket;
  }

  #of(process: ProcessId): Program {
    const known = this.#all.get(process);
    if (known) return known;
    const made: Program = { sockets: new Map(), descriptors: new Set() };
    this.#all.set(process, made);
    return made;
  }
}
