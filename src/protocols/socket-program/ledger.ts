import type { Binary } from "../../base/binary.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Seen } from "../../contract/property.ts";
import type { CallResult, SocketCall, SocketId } from "../../contract/socket-call.ts";
import type { State } from "./state.ts";

/** What one socket of a process has done, according to its calls. */
export interface Account {
  readonly process: ProcessId;
  /** The ports at its two ends, 0 while unknown. */
  ownPort: number;
  peerPort: number;
  /** The data of each send, and the number of bytes in all of them. */
  readonly messages: Binary[];
  sentBytes: number;
  /** The rest of a send that has not returned. */
  offered: Binary;
  /** A sendall failed after an unknown number of bytes: from then on its bytes are not followed. */
  unclear: boolean;
  /** Datagrams arrive whole or not at all, in any order, from any sender: they are only counted. */
  datagrams: boolean;
  receivedBytes: number;
  /** The data of the last receive. */
  piece: Binary;
  /** Whether a bind or listen gave it a port, and it is not closed yet. */
  holdsPort: boolean;
}

/** Keeps the accounts of all sockets, call by call. */
export class Ledger {
  readonly #calls = new Map<string, SocketCall<Binary>>();
  readonly #accounts = new Map<ProcessId, Map<SocketId, Account>>();
  /** The accounts with a port at their own end, and at the other. */
  readonly #byOwnPort = new Map<number, Set<Account>>();
  readonly #byPeerPort = new Map<number, Set<Account>>();
  /** How many sockets of a process hold a port. */
  readonly #holding = new Map<ProcessId, number>();
  /** Of all accounts together. */
  sentBytes = 0;
  receivedBytes = 0;

  all(): Account[] {
    return [...this.#accounts.values()].flatMap((accounts) => [...accounts.values()]);
  }

  /** Takes in one step. Answers the account that a call has just changed, or null. */
  see({ process, input, after, effects }: Seen<State, unknown, never>): Account | null {
    let changed: Account | null = null;
    if (input?.kind === "returned") {
      const call = this.#calls.get(`${process} ${input.thread}`);
      if (call) changed = this.#returned(process, call, input.result);
    }
    for (const effect of effects) {
      if (effect.kind !== "call") continue;
      if (effect.thread !== null) this.#calls.set(`${process} ${effect.thread}`, effect.call);
      if ("data" in effect.call) this.#of(process, effect.call.socket).offered = effect.call.data;
      if (effect.call.call === "close") this.#hold(this.#of(process, effect.call.socket), false);
      if (effect.call.call === "exit") this.#release(process);
    }
    if (!after) this.#release(process);
    return changed;
  }

  /** The processes that still hold a port. */
  holders(): ProcessId[] {
    return [...this.#accounts.keys()].filter((process) => (this.#holding.get(process) ?? 0) > 0);
  }

  account(process: ProcessId, socket: SocketId): Account | undefined {
    return this.#accounts.get(process)?.get(socket);
  }

  #of(process: ProcessId, socket: SocketId): Account {
    let accounts = this.#accounts.get(process);
    if (!accounts) this.#accounts.set(process, (accounts = new Map()));
    let account = accounts.get(socket);
    if (!account) {
      account = {
        process,
        ownPort: 0,
        peerPort: 0,
        messages: [],
        sentBytes: 0,
        offered: "",
        unclear: false,
        datagrams: false,
        receivedBytes: 0,
        piece: "",
        holdsPort: false,
      };
      accounts.set(socket, account);
    }
    return account;
  }

  #release(process: ProcessId): void {
    if (!this.#holding.get(process)) return;
    for (const account of this.#accounts.get(process)?.values() ?? []) this.#hold(account, false);
  }

  #hold(account: Account, holds: boolean): void {
    if (account.holdsPort === holds) return;
    account.holdsPort = holds;
    const { process } = account;
    this.#holding.set(process, (this.#holding.get(process) ?? 0) + (holds ? 1 : -1));
  }

  #ports(account: Account, ownPort: number, peerPort: number): void {
    this.#byOwnPort.get(account.ownPort)?.delete(account);
    this.#byPeerPort.get(account.peerPort)?.delete(account);
    account.ownPort = ownPort;
    account.peerPort = peerPort;
    put(this.#byOwnPort, ownPort, account);
    put(this.#byPeerPort, peerPort, account);
  }

  #took(account: Account, data: Binary): void {
    account.messages.push(data);
    account.sentBytes += data.length;
    this.sentBytes += data.length;
  }

  /** The data that the peer of a socket has sent; the peer is the socket that connected, or the accepted one. */
  peersOf(account: Account): Account[] {
    const { ownPort, peerPort } = account;
    const found = ownPort > 0 ? this.#byPeerPort.get(ownPort) : this.#byOwnPort.get(peerPort);
    if (!found || (ownPort === 0 && peerPort === 0)) return [];
    const peers = [...found].filter((other) => other !== account && other.ownPort > 0 !== ownPort > 0);
    return peers.length < 2 ? peers : this.all().filter((other) => peers.includes(other));
  }

  #returned(process: ProcessId, call: SocketCall<Binary>, result: CallResult<Binary>): Account | null {
    if (call.call === "socket" && call.type === "udp" && result.ok && result.value?.kind === "socket")
      this.#of(process, result.value.socket).datagrams = true;
    if (!("socket" in call)) return null;
    const account = this.#of(process, call.socket);
    if (call.call === "connect") {
      this.#ports(account, result.localPort ?? 0, call.address.port);
    }
    if ("data" in call) account.offered = "";
    if (!result.ok) {
      if (call.call === "sendall") account.unclear = true;
      return null;
    }
    const { value } = result;
    if (call.call === "bind" || call.call === "listen") this.#hold(account, true);
    if (call.call === "sendall") this.#took(account, call.data);
    if (call.call === "send" && value?.kind === "count") this.#took(account, call.data.slice(0, value.count));
    account.piece = call.call === "recv" && value?.kind === "bytes" ? value.bytes : "";
    account.receivedBytes += account.piece.length;
    this.receivedBytes += account.piece.length;
    if (call.call === "accept" && value?.kind === "accepted") {
      const accepted = this.#of(process, value.socket);
      this.#ports(accepted, accepted.ownPort, value.peer.port);
    }
    return account.datagrams ? null : account;
  }
}

function put(accounts: Map<number, Set<Account>>, port: number, account: Account): void {
  const known = accounts.get(port);
  if (known) known.add(account);
  else accounts.set(port, new Set([account]));
}

/** Compares what a socket receives with what its peer sends, each byte once. */
export class Comparison {
  #peer: Account | null = null;
  /** The send of the peer that is received now, and how many bytes were sent before it. */
  #message = 0;
  #before = 0;

  /** Whether the bytes before `to` are `piece`, of what the peer has sent and offers. */
  agrees(peer: Account, piece: Binary, to: number): boolean {
    let at = to - piece.length;
    if (peer !== this.#peer || at < this.#before) {
      this.#peer = peer;
      this.#message = this.#before = 0;
    }
    while (at < to) {
      const data = peer.messages[this.#message] ?? peer.offered;
      const end = this.#before + data.length;
      if (at < end) {
        const part = data.slice(at - this.#before, to - this.#before);
        const from = at - (to - piece.length);
        if (piece.slice(from, from + part.length) !== part) return false;
        at += part.length;
      } else if (this.#message < peer.messages.length) {
        this.#message++;
        this.#before = end;
      } else return false;
    }
    return true;
  }
}
