import type { Property } from "../../contract/property.ts";
import { Ledger, peersOf } from "./ledger.ts";
import type { State } from "./state.ts";

type SocketProperty = Property<State, unknown, never>;

/** Every byte that a send took has been received. A connection that was reset has lost what was under way. */
const noByteLost: SocketProperty = {
  id: "no-byte-lost",
  title: "Every byte that was sent has been received",
  kind: "eventually",
  watch() {
    const ledger = new Ledger();
    return {
      see(seen) {
        ledger.see(seen);
        return null;
      },
      progress() {
        const all = ledger.all();
        const sent = all.reduce((sum, account) => sum + account.sent.length, 0);
        const received = all.reduce((sum, account) => sum + account.received.length, 0);
        return `${received} of ${sent} bytes received`;
      },
      owed() {
        const all = ledger.all();
        const lost = all.flatMap((account) => {
          const sent = account.sent.length;
          if (sent === 0 || account.unclear) return [];
          const received = peersOf(account, all).reduce((sum, peer) => sum + peer.received.length, 0);
          return received < sent ? [`${account.process} sent ${sent} bytes, ${received} were received`] : [];
        });
        return lost.length === 0 ? null : lost.join(", ");
      },
    };
  },
};

/** What is received is the beginning of what the peer sent, in its order. */
const inOrder: SocketProperty = {
  id: "in-order",
  title: "Bytes arrive in the order in which they were sent",
  kind: "always",
  watch() {
    const ledger = new Ledger();
    return {
      see(seen) {
        const account = ledger.see(seen);
        if (!account || account.piece === "") return null;
        const [peer] = peersOf(account, ledger.all());
        if (!peer || peer.unclear) return null;
        const { piece, received } = account;
        const from = received.length - piece.length;
        if ((peer.sent + peer.offered).slice(from, received.length) === piece) return null;
        return `${account.process} received what ${peer.process} did not send in this order`;
      },
      progress: () => "",
      owed: () => null,
    };
  },
};

/** At the end nobody still has a port that a bind gave it. What is left in TIME-WAIT is the kernel's. */
const portsReleased: SocketProperty = {
  id: "ports-released",
  title: "Every port is let go in the end",
  kind: "eventually",
  watch() {
    const ledger = new Ledger();
    const holders = () => [
      ...new Set(ledger.all().flatMap(({ process, holdsPort }) => (holdsPort ? [process] : []))),
    ];
    return {
      see(seen) {
        ledger.see(seen);
        return null;
      },
      progress: () => `${holders().length} ${holders().length === 1 ? "has" : "have"} a port`,
      owed: () =>
        holders().length === 0
          ? null
          : `${holders().join(", ")} still ${holders().length === 1 ? "has" : "have"} a port`,
    };
  },
};

/** A thread that waits when nothing can happen any more waits for ever. */
const nobodyWaits: SocketProperty = {
  id: "nobody-waits",
  title: "Nobody waits for ever",
  kind: "eventually",
  watch(processes) {
    const waiting = new Map<string, string>();
    return {
      see({ process, after }) {
        const doing = after?.end === null ? after.threads.find((thread) => thread.doing)?.doing : undefined;
        if (doing) waiting.set(process, `${process} waits in ${doing.operation.op} (${doing.path})`);
        else waiting.delete(process);
        return null;
      },
      progress: () => `${waiting.size} of ${processes.length} in a call`,
      owed: () => (waiting.size === 0 ? null : [...waiting.values()].join(", ")),
    };
  },
};

export const socketProperties: readonly SocketProperty[] = [noByteLost, inOrder, portsReleased, nobodyWaits];
