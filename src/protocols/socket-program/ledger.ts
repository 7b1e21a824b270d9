import type { Binary } from "../../base/binary.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Seen } from "../../contract/property.ts";
import type { CallResult, SocketCall, SocketId } from "../../contract/socket-call.ts";
import type { State } from "./state.ts";

/** What one socket of a process has done, as its calls tell. */
export interface Account {
  readonly process: ProcessId;
  /** The ports at its two ends, 0 while unknown. */
  ownPort: number;
  peerPort: number;
  /** What its sends have handed over, and what one that has not returned still offers. */
  sent: Binary;
  /** The same, send by send. */
  readonly messages: Binary[];
  offered: Binary;
  /** A sendall that failed has handed over nobody knows how much: from then on its bytes are not followed. */
  unclear: boolean;
  received: Binary;
  /** What the last call received. */
  piece: Binary;
  /** Whether a bind or listen gave it a port, and nobody has closed it. */
  holdsPort: boolean;
}

/** Keeps the accounts of all sockets, call by call. */
export class Ledger {
  readonly #calls = new Map<string, SocketCall<Binary>>();
  readonly #accounts = new Map<ProcessId, Map<SocketId, Account>>();

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
      if (effect.call.call === "close") this.#of(process, effect.call.socket).holdsPort = false;
      if (effect.call.call === "exit") this.#release(process);
    }
    if (!after) this.#release(process);
    return changed;
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
        sent: "",
        messages: [],
        offered: "",
        unclear: false,
        received: "",
        piece: "",
        holdsPort: false,
      };
      accounts.set(socket, account);
    }
    return account;
  }

  #release(process: ProcessId): void {
    for (const account of this.#accounts.get(process)?.values() ?? []) account.holdsPort = false;
  }

  #returned(process: ProcessId, call: SocketCall<Binary>, result: CallResult<Binary>): Account | null {
    if (!("socket" in call)) return null;
    const account = this.#of(process, call.socket);
    if (call.call === "connect") {
      account.ownPort = result.localPort ?? 0;
      account.peerPort = call.address.port;
    }
    if ("data" in call) account.offered = "";
    if (!result.ok) {
      if (call.call === "sendall") account.unclear = true;
      return null;
    }
    const { value } = result;
    if (call.call === "bind" || call.call === "listen") account.holdsPort = true;
    if (call.call === "sendall") took(account, call.data);
    if (call.call === "send" && value?.kind === "count") took(account, call.data.slice(0, value.count));
    account.piece = call.call === "recv" && value?.kind === "bytes" ? value.bytes : "";
    account.received += account.piece;
    if (call.call === "accept" && value?.kind === "accepted")
      this.#of(process, value.socket).peerPort = value.peer.port;
    return account;
  }
}

function took(account: Account, data: Binary): void {
  account.sent += data;
  account.messages.push(data);
}

/** What the peer of a socket was given to send: the socket that connected, or the one that was accepted. */
export function peersOf(account: Account, all: readonly Account[]): Account[] {
  return all.filter((other) => {
    if (other === account) return false;
    const called = account.ownPort > 0 && other.ownPort === 0 && other.peerPort === account.ownPort;
    const accepted = other.ownPort > 0 && account.ownPort === 0 && account.peerPort === other.ownPort;
    return called || accepted;
  });
}
