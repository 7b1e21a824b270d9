import type { Binary } from "../../base/binary.ts";
import type { Property, Seen } from "../../contract/property.ts";
import { next } from "./flow.ts";
import { Ledger } from "./ledger.ts";
import type { State } from "./state.ts";

const receives: ReadonlySet<string> = new Set(["recv", "recvall", "recvuntil"]);

/**
 * What each receive of a program gave is what one send was given: the n-th that gave anything, the n-th that was
 * sent on that connection. Only a program that frames its messages can rely on it, so only the scenarios that ask
 * for it are held to it.
 */
export const wholeMessages: Property<State, unknown, never> = {
  id: "whole-messages",
  title: "Each receive returns one whole message",
  kind: "always",
  watch() {
    const ledger = new Ledger();
    const taken = new Map<string, number>();
    let whole = 0;
    return {
      see(seen) {
        ledger.see(seen);
        const got = receivedBy(seen);
        if (!got) return null;
        const account = ledger.account(seen.process, got.socket);
        const [peer] = account ? ledger.peersOf(account) : [];
        if (!peer) return null;
        const key = `${seen.process} ${got.socket}`;
        const n = taken.get(key) ?? 0;
        taken.set(key, n + 1);
        const sent = peer.messages[n] ?? "";
        if (got.bytes === sent || got.bytes + got.until === sent) {
          whole++;
          return null;
        }
        return `${seen.process} received ${got.bytes.length} bytes where ${peer.process} had sent ${sent.length} at once`;
      },
      progress: () => `${whole} whole ${whole === 1 ? "message" : "messages"}`,
      owed: () => null,
    };
  },
};

interface Got {
  readonly socket: number;
  readonly bytes: Binary;
  /** The end mark of a framed message, which is not part of it. */
  readonly until: string;
}

/** The data of the receive that this step finishes; null if there is none. */
function receivedBy({ after, before }: Seen<State, unknown, never>): Got | null {
  const finished = after?.finished;
  if (!finished || !receives.has(finished.op) || finished.outcome.kind !== "ok") return null;
  const { value } = finished.outcome;
  const was = before?.threads.find(({ id }) => id === finished.thread);
  const operation = was && (was.doing?.operation ?? next(was.frames).operation);
  if (value?.kind !== "bytes" || value.bytes === "" || !operation || !("on" in operation)) return null;
  const socket = was?.names.find(([name]) => name === operation.on)?.[1];
  if (socket?.kind !== "socket") return null;
  return {
    socket: socket.socket,
    bytes: value.bytes,
    until: operation.op === "recvuntil" ? operation.until : "",
  };
}
