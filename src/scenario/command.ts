/**
 * A schedule chosen by hand, as text: a command a line, `#` begins a comment.
 *
 *     1 ask              what node 1's user asks for next
 *     1 enter            the timer `enter` of node 1 fires, whenever it was due
 *     deliver 2>1#1      that message arrives now
 *     lose 2>1#1         that message is lost now
 *     crash 3            and `restart 3`
 *     time stands        from here on no time goes by: what comes next does so at this very moment
 *     until quiet        the rest by the clock, which goes on then; or `until 40 ms`
 */
export type Command =
  | { readonly kind: "deliver" | "lose"; readonly message: string }
  | { readonly kind: "crash" | "restart"; readonly process: string }
  | { readonly kind: "until"; readonly atMs: number }
  | { readonly kind: "stand" }
  | { readonly kind: "ask"; readonly process: string }
  | { readonly kind: "timer"; readonly process: string; readonly timer: string };

export const TIME_STANDS = "time stands";

/** One command, or null where the line is none. */
export function parseCommand(words: string): Command | null {
  if (words === TIME_STANDS) return { kind: "stand" };
  const [first = "", second = "", third = ""] = words.split(/\s+/);
  switch (first) {
    case "deliver":
    case "lose":
      return second === "" ? null : { kind: first, message: second };
    case "crash":
    case "restart":
      return second === "" ? null : { kind: first, process: second };
    case "until":
      if (second === "quiet") return { kind: "until", atMs: Infinity };
      return third === "ms" && Number.isFinite(Number(second))
        ? { kind: "until", atMs: Number(second) }
        : null;
    default: {
      const timer = words.slice(first.length).trim();
      if (timer === "") return null;
      return timer === "ask" ? { kind: "ask", process: first } : { kind: "timer", process: first, timer };
    }
  }
}
