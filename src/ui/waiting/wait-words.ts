import { listed } from "../../base/words.ts";

/** "Node 1 and Node 2 wait", or how many do where they are more than can be read at a glance: "5 nodes wait". */
export function waitWords(names: readonly string[]): string {
  const who = names.length > 3 ? `${names.length} ${kindOf(names)}` : listed(names);
  return `${who} ${names.length === 1 ? "waits" : "wait"}`;
}

/** What all of them are called, or just processes where their names begin with different words. */
function kindOf(names: readonly string[]): string {
  const [kind, ...others] = new Set(names.map((name) => name.split(" ", 1)[0]));
  return kind === undefined || others.length > 0 ? "processes" : `${kind.toLowerCase()}s`;
}
