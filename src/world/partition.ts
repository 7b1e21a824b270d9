import type { ProcessId } from "../base/words.ts";

/**
 * A partition cuts every link between two of its groups. A process in no group keeps all its links. A message is
 * lost if it would arrive during the partition.
 */
export interface Partition {
  readonly groups: readonly (readonly ProcessId[])[];
}

export class Partitions {
  readonly #active = new Map<object, ReadonlyMap<ProcessId, number>>();

  begin(partition: Partition): void {
    const groupOf = new Map<ProcessId, number>();
    partition.groups.forEach((group, index) => group.forEach((id) => groupOf.set(id, index)));
    this.#active.set(partition, groupOf);
  }

  end(partition: Partition): void {
    this.#active.delete(partition);
  }

  cut(from: ProcessId, to: ProcessId): boolean {
    for (const groupOf of this.#active.values()) {
      const a = groupOf.get(from);
      const b = groupOf.get(to);
      if (a !== undefined && b !== undefined && a !== b) return true;
    }
    return false;
  }
}
