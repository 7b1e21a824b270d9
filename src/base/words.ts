/**
 * Words that every layer uses. Units stand last in a name: `delayMs`, `driftPpm`. `atMs` is true time,
 * `clockMs` what a process's own clock shows, and `timestamp` is a logical (Lamport) time, never milliseconds.
 */

/** A process's name as the scenario gives it: "1", "2" … for nodes and clocks, a word for socket programs. */
export type ProcessId = string;

/** The values of states, messages and files: JSON writes them and reads them back unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The one way in which a list is said in a sentence: "1", "1 and 2", "1, 2 and 3". */
export function listed(words: readonly string[], joint = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joint} ${words[words.length - 1] ?? ""}`;
}
