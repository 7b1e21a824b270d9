import type { Property } from "../../contract/property.ts";
import type { CiteEffect } from "../../contract/machine.ts";
import type { PythonError } from "../../contract/socket-call.ts";
import { diedOf } from "./death.ts";
import { Comparison, Ledger, type Account } from "./ledger.ts";
import { MAIN, type State } from "./state.ts";

export type SocketProperty = Property<State, unknown, never>;

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
        return `${ledger.receivedBytes} of ${ledger.sentBytes} bytes received`;
      },
      owed() {
        const lost = ledger.all().flatMap((account) => {
          const sent = account.sentBytes;
          if (sent === 0 || account.unclear || account.datagrams) return [];
          const received = ledger.peersOf(account).reduce((sum, peer) => sum + peer.receivedBytes, 0);
          return received < sent ? [`${account.process} sent ${sent} bytes, ${received} were received`] : [];
        });
        return lost.length === 0 ? null : lost.join(", ");
      },
      untold: wasCutOff,
    };
  },
};

/** The received bytes are the first bytes that the peer sent, in its order. */
const inOrder: SocketProperty = {
  id: "in-order",
  title: "Bytes arrive in the order in which they were sent",
  kind: "always",
  watch() {
    const ledger = new Ledger();
    const comparisons = new Map<Account, Comparison>();
    return {
      see(seen) {
        const account = ledger.see(seen);
        if (!account || account.piece === "") return null;
        const [peer] = ledger.peersOf(account);
        if (!peer || peer.unclear) return null;
        const comparison = comparisons.get(account) ?? new Comparison();
        comparisons.set(account, comparison);
        if (comparison.agrees(peer, account.piece, account.receivedBytes)) return null;
        return `${account.process} received bytes that ${peer.process} did not send in this order`;
      },
      progress: () => "",
      owed: () => null,
    };
  },
};

/** At the end no program holds a port that it has bound. A port in TIME-WAIT belongs to the kernel. */
const portsReleased: SocketProperty = {
  id: "ports-released",
  title: "Programs release their ports",
  kind: "eventually",
  watch() {
    const ledger = new Ledger();
    /** Socket → its port, of those in TIME-WAIT. */
    const waiting = new Map<number, number>();
    const holders = () => ledger.holders();
    return {
      see(seen) {
        ledger.see(seen);
        return null;
      },
      seeSockets(changed) {
        for (const { id, view } of changed)
          if (view?.state === "TIME-WAIT") waiting.set(id, view.local.port);
          else waiting.delete(id);
      },
      progress() {
        const held = `${holders().length} with a port`;
        return waiting.size === 0 ? held : `${held}; ${timeWaitWords([...new Set(waiting.values())])}`;
      },
      owed: () =>
        holders().length === 0
          ? null
          : `${holders().join(", ")} still ${holders().length === 1 ? "has" : "have"} a port`,
      untold: wasCutOff,
    };
  },
};

/** For a minute the kernel refuses to bind this port. */
function timeWaitWords(ports: readonly number[]): string {
  return `${ports.length === 1 ? ports[0] : ports.length} not free (TIME_WAIT)`;
}

/** A program that goes on may send, take a port or wait again. */
function wasCutOff(end: "quiet" | "limit"): boolean {
  return end === "limit";
}

/** A thread that waits when nothing can happen any more waits for ever. */
const nobodyWaits: SocketProperty = {
  id: "nobody-waits",
  title: "No program waits for ever",
  kind: "eventually",
  watch(processes) {
    const waiting = new Map<string, string>();
    return {
      see({ process, after }) {
        const where = after && whereItWaits(after);
        if (where) waiting.set(process, `${process} waits in ${where}`);
        else waiting.delete(process);
        return null;
      },
      progress: () => `${waiting.size} of ${processes.length} waiting in a call`,
      owed: () => (waiting.size === 0 ? null : [...waiting.values()].join(", ")),
      untold: wasCutOff,
    };
  },
};

/** The call that a thread of the process waits in; null where none does. */
function whereItWaits({ end, threads }: State): string | null {
  const doing = end === null ? threads.find((thread) => thread.doing)?.doing : undefined;
  return doing ? `${doing.operation.op} (${doing.path})` : null;
}

/** No exception goes on until it ends a program, or a thread of one. */
const noUncaught: SocketProperty = {
  id: "no-uncaught",
  title: "Every exception is caught",
  kind: "always",
  watch() {
    let raised = 0;
    return {
      see({ process, before, after, effects }) {
        for (const effect of effects) {
          if (effect.kind !== "cite") continue;
          if (effect.rule === "raises") raised++;
          const death = deathIn(effect, before, after);
          if (!death) continue;
          const { thread, error } = death;
          const who = thread === MAIN ? process : `a thread of ${process}`;
          return `${who} dies of ${error.class}${error.message === "" ? "" : `: ${error.message}`}`;
        }
        return null;
      },
      progress: () => (raised === 1 ? "1 exception" : `${raised} exceptions`),
      owed: () => null,
    };
  },
};

/** The exception that ends a thread at this step: when it is raised, or after the last `finally`. */
function deathIn(
  { rule, values }: CiteEffect,
  before: State | null,
  after: State | null,
): { readonly thread: string; readonly error: PythonError } | null {
  const thread = values["thread"] as string;
  const outcome = rule === "raises" && values["ends"] === true ? after?.finished?.outcome : null;
  const error = outcome?.kind === "error" ? outcome.error : rule === "ends" ? diedOf(before, thread) : null;
  return error && { thread, error };
}

export const socketProperties: readonly SocketProperty[] = [
  noUncaught,
  noByteLost,
  inOrder,
  portsReleased,
  nobodyWaits,
];
