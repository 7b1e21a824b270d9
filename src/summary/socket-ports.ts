import type { Json, ProcessId } from "../base/words.ts";
import { operationsIn, type Operation } from "../contract/socket-operation.ts";
import type { SocketsScenario } from "../experiments/sockets/scenario.ts";

/**
 * Ports by the names of the recordings: a port that the scenario names stays a number; one that the kernel chose is
 * called after the socket that connected from it, `@client.s`, or `ephemeral`.
 */
export class PortLabels {
  readonly #named: ReadonlySet<number>;
  readonly #order: ReadonlyMap<ProcessId, number>;
  readonly #labels = new Map<number, { readonly label: string; readonly process: number }>();

  constructor({ processes }: SocketsScenario) {
    this.#named = new Set(processes.flatMap(({ program }) => portsOf(program)));
    this.#order = new Map(processes.map(({ name }, index) => [name, index]));
  }

  /** A connect left the thread's socket, called `on`, with this port. The first process of the scenario wins. */
  add(port: number, process: ProcessId, thread: string, on: string): void {
    const place = thread === "main" ? process : `${process}[${thread}]`;
    const order = this.#order.get(process) ?? 0;
    const known = this.#labels.get(port);
    if (!known || known.process > order) this.#labels.set(port, { label: `@${place}.${on}`, process: order });
  }

  of(port: number): number | string {
    if (this.#named.has(port) || port === 0) return port;
    return this.#labels.get(port)?.label ?? "ephemeral";
  }
}

function portsOf(program: readonly Operation[]): number[] {
  return operationsIn(program).flatMap((operation) =>
    "port" in operation && typeof operation.port === "number" ? [operation.port] : [],
  );
}

/** An address with the name of its port; anything else as it is. */
export function labelled(value: Json | undefined, labels: PortLabels): Json | undefined {
  if (typeof value !== "object" || value === null || !("port" in value)) return value;
  return typeof value["port"] === "number" ? { ...value, port: labels.of(value["port"]) } : value;
}
