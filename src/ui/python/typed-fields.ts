import type { PythonSource } from "../../experiments/sockets/scenario.ts";

/** Arguments and typed lines as text in a field, and back. */

/** Words as a shell reads them: quotes keep blanks together. */
export function argsOf(text: string): readonly string[] {
  const words = text.matchAll(/(?:[^\s"']+|"[^"]*"?|'[^']*'?)+/g);
  return [...words].map(([word]) =>
    word.replace(/"([^"]*)"?|'([^']*)'?/g, (_, one, other) => one ?? other ?? ""),
  );
}

export function argsText(args: readonly string[]): string {
  return args
    .map((word) =>
      word !== "" && !/[\s"']/.test(word) ? word : word.includes('"') ? `'${word}'` : `"${word}"`,
    )
    .join(" ");
}

type Input = Pick<PythonSource, "stdin" | "stdinMs">;

const timed = /^@(\d+(?:\.\d+)?)(?: |$)/;

/** Typed lines, one a line; `@500 hello` is typed at 500 ms. Lines without a moment come with the one above. */
export function inputOf(text: string): Input {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  if (lines.length === 0) return {};
  if (!lines.some((line) => timed.test(line))) return { stdin: lines };
  let atMs = 0;
  const stdinMs = lines.map((line) => (atMs = Math.max(atMs, Number(timed.exec(line)?.[1] ?? atMs))));
  return { stdin: lines.map((line) => line.replace(timed, "")), stdinMs };
}

export function inputText({ stdin = [], stdinMs }: Input): string {
  const isTimed = stdinMs !== undefined || stdin.some((line) => timed.test(line));
  const lines = isTimed ? stdin.map((line, index) => `@${stdinMs?.[index] ?? 0} ${line}`) : stdin;
  // A last line that is empty would not be seen.
  return lines.join("\n") + (lines[lines.length - 1] === "" ? "\n" : "");
}
