import type { Address } from "../../contract/socket-call.ts";
import { ANY_HOST, type Bucket, type Socket } from "./socket.ts";

/** The ports that Linux chooses from, /proc/sys/net/ipv4/ip_local_port_range. */
const EPHEMERAL_FIRST = 32768;
const EPHEMERAL_LAST = 60999;

/** Who has which port. */
export class Ports {
  readonly #buckets = new Map<number, Bucket>();
  #last = EPHEMERAL_FIRST - 1;

  /** Takes the port for the socket, or says that it is in use. */
  take(socket: Socket, port: number): boolean {
    const bucket = this.#buckets.get(port) ?? { port, owners: new Set() };
    if (this.#conflicts(socket, bucket)) return false;
    this.#own(socket, bucket);
    return true;
  }

  /** Takes a free port of the ephemeral range, chosen in turn; false where there is none. */
  takeFree(socket: Socket): boolean {
    const size = EPHEMERAL_LAST - EPHEMERAL_FIRST + 1;
    for (let tried = 0; tried < size; tried++) {
      this.#last = this.#last >= EPHEMERAL_LAST ? EPHEMERAL_FIRST : this.#last + 1;
      if (this.#buckets.has(this.#last)) continue;
      return this.take(socket, this.#last);
    }
    return false;
  }

  /** Shares the port of another socket: an accepted connection, or one in TIME-WAIT. */
  share(socket: Socket, other: Socket): void {
    if (other.bucket) this.#own(socket, other.bucket);
  }

  release(socket: Socket): void {
    const { bucket } = socket;
    if (!bucket) return;
    socket.bucket = null;
    bucket.owners.delete(socket);
    if (bucket.owners.size === 0) this.#buckets.delete(bucket.port);
  }

  ownersOf(port: number): ReadonlySet<Socket> | undefined {
    return this.#buckets.get(port)?.owners;
  }

  /** Ports in use, rising. */
  used(): number[] {
    return [...this.#buckets.keys()].sort((a, b) => a - b);
  }

  #own(socket: Socket, bucket: Bucket): void {
    this.#buckets.set(bucket.port, bucket);
    bucket.owners.add(socket);
    socket.bucket = bucket;
  }

  #conflicts(socket: Socket, bucket: Bucket): boolean {
    for (const other of bucket.owners) {
      if (other === socket || !sameHost(socket.local, other.local)) continue;
      if (!(socket.reuseAddress && other.reuseAddress && other.state !== "LISTEN")) return true;
    }
    return false;
  }
}

function sameHost(a: Address, b: Address): boolean {
  return a.host === b.host || a.host === ANY_HOST || b.host === ANY_HOST;
}
