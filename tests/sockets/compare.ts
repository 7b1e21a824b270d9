/**
 * What a model is held against: tests/oracle/sockets/compare.py, line by line. Where the recording varies nothing
 * is compared, and a field that the recording does not have, or has as null, is not either. Times never are.
 */
export interface Observation {
  readonly processes: readonly {
    readonly name: string;
    readonly end: unknown;
    readonly threads: readonly { readonly thread: string; readonly ops: readonly ObservedOperation[] }[];
  }[];
}

export interface ObservedOperation {
  readonly path: string;
  readonly op: string;
  readonly [field: string]: unknown;
}

const FIELDS = ["outcome", "value", "class", "errno", "message", "waited"] as const;

function operations(observation: Observation): Map<string, ObservedOperation> {
  return new Map(
    observation.processes.flatMap(({ name, threads }) =>
      threads.flatMap(({ thread, ops }) =>
        ops.map((operation) => [`${name} ${thread} ${operation.path}`, operation] as const),
      ),
    ),
  );
}

/** Each difference as one line of text. */
export function differences(recorded: Observation, observed: Observation): string[] {
  const found: string[] = [];
  for (const { name, end } of recorded.processes) {
    const got = observed.processes.find((process) => process.name === name)?.end ?? "absent";
    if (typeof end === "string" && got !== end) found.push(`${name}: end is ${sorted(got)}, recorded ${end}`);
  }
  const wanted = operations(recorded);
  const made = operations(observed);
  for (const [place, { op }] of made)
    if (!wanted.has(place)) found.push(`${place} ${op}: was never reached in the recording`);
  for (const [place, want] of wanted) {
    if ("varies" in want) continue;
    const got = made.get(place);
    if (!got) {
      found.push(`${place} ${want.op}: not reached, recorded ${sorted(want["outcome"])}`);
      continue;
    }
    for (const field of FIELDS) {
      if (want[field] === undefined || want[field] === null) continue;
      const [a, b] = [sorted(got[field]), sorted(want[field])];
      if (a !== b) found.push(`${place} ${want.op}: ${field} is ${a}, recorded ${b}`);
    }
  }
  return found;
}

/** A value as text, its members by name. */
function sorted(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === "object" && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    ) ?? "absent"
  );
}
