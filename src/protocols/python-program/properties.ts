import { listed, type ProcessId } from "../../base/words.ts";
import type { Seen } from "../../contract/property.ts";
import type { SocketProperty } from "../socket-program/properties.ts";
import { Ledger } from "../socket-program/ledger.ts";
import { isPython, MAIN, type State } from "./state.ts";
import { stuckWords } from "./stuck.ts";

/** A run may have processes of another kind beside: their checks stay as they are. */
type Watching = ReturnType<SocketProperty["watch"]>;

function stateOf(state: object | null): State | null {
  return state && isPython(state) ? state : null;
}

/** Adds to what a check sees of programs of operations what it has to see of Python programs. */
function extended(
  usual: SocketProperty,
  add: (usual: Watching, processes: readonly ProcessId[]) => Partial<Watching>,
): SocketProperty {
  return {
    ...usual,
    watch(processes) {
      const watch = usual.watch(processes);
      return { ...watch, ...add(watch, processes) };
    },
  };
}

const added: Readonly<Record<string, Parameters<typeof extended>[1]>> = {
  "no-uncaught": (usual) => ({
    see(seen) {
      for (const effect of seen.effects) {
        if (effect.kind !== "cite" || effect.rule !== "dies") continue;
        return deathWords(seen, effect.values);
      }
      return usual.see(seen);
    },
  }),
  "no-byte-lost": (usual) => {
    const ledger = new Ledger();
    return {
      see(seen) {
        ledger.see(seen);
        return usual.see(seen);
      },
      owed: () => [usual.owed(), datagramWords(ledger)].filter((words) => words !== null).join(", ") || null,
    };
  },
  "nobody-waits": (usual, processes) => {
    const states = new Map<ProcessId, State>();
    const waiting = () =>
      [...states.values()].filter(({ threads }) =>
        threads.some(({ waits }) => waits && mayLast.has(waits.kind)),
      );
    return {
      see(seen) {
        const state = stateOf(seen.after);
        if (state) states.set(seen.process, state);
        else states.delete(seen.process);
        return state ? null : usual.see(seen);
      },
      progress: () =>
        states.size === processes.length
          ? `${waiting().length} of ${processes.length} in a call`
          : usual.progress(),
      owed: () =>
        [usual.owed(), ...[...states].map(([process, state]) => stuckWords(process, state))]
          .filter((words) => words !== null)
          .join("; ") || null,
    };
  },
};

const mayLast: ReadonlySet<string> = new Set(["call", "poll", "lock", "stdin"]);

function deathWords({ process, after }: Seen<object, unknown, unknown>, values: object): string {
  const { thread, exception, line, file } = values as {
    readonly thread: string;
    readonly exception: string;
    readonly line?: number;
    readonly file?: string;
  };
  const name = stateOf(after)?.threads.find(({ id }) => id === thread)?.name ?? thread;
  const who = thread === MAIN ? process : `thread ${name} of ${process}`;
  const where = line === undefined ? "" : ` in line ${line} of ${file ?? "its program"}`;
  return `${who} dies of ${exception}${where}`;
}

/** Datagrams that no program received: lost on their way, thrown away, or unread in a buffer. */
function datagramWords(ledger: Ledger): string | null {
  const accounts = ledger.all().filter(({ datagrams }) => datagrams);
  const sum = (of: "sentBytes" | "receivedBytes") =>
    accounts.reduce((bytes, account) => bytes + account[of], 0);
  const [sent, received] = [sum("sentBytes"), sum("receivedBytes")];
  return received < sent ? `${sent} bytes were sent in datagrams, ${received} were received` : null;
}

const counted = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const none: State["inside"] = [];

/** At most one thread of all programs is in the critical section, by what they print. */
const mutualExclusion: SocketProperty = {
  id: "mutual-exclusion",
  title: "At most one in the critical section",
  kind: "always",
  watch() {
    const inside = new Map<ProcessId, State>();
    let entries = 0;
    return {
      see({ process, before, after }) {
        const [was, is] = [stateOf(before), stateOf(after)];
        const now = is?.inside ?? none;
        if (now === (was?.inside ?? none)) return null;
        const entered = now.filter((one) => !was?.inside.includes(one));
        entries += entered.length;
        if (is && now.length > 0) inside.set(process, is);
        else inside.delete(process);
        return entered.length > 0 ? crowdWords(inside) : null;
      },
      progress: () => `${entries} ${entries === 1 ? "entry" : "entries"}`,
      owed: () => null,
      isNeeded: () => entries > 0,
    };
  },
};

/** Who is inside, where two or more are; else null. */
function crowdWords(inside: ReadonlyMap<ProcessId, State>): string | null {
  const names = [...inside].flatMap(([process, state]) => {
    if (state.inside.length === 1 && inside.size > 1) return [process];
    return state.inside.map(({ thread, who }) => {
      const name = state.threads.find(({ id }) => id === thread)?.name ?? thread;
      return who === "" ? name : `${who} (thread ${name})`;
    });
  });
  if (names.length < 2) return null;
  const what = inside.size === names.length ? "processes" : "threads";
  return `${counted[names.length] ?? names.length} ${what} are in the critical section: ${listed(names)}`;
}

export function pythonProperties(usual: readonly SocketProperty[]): readonly SocketProperty[] {
  const all = usual.map((property) => {
    const add = added[property.id];
    return add ? extended(property, add) : property;
  });
  return [...all, mutualExclusion];
}
