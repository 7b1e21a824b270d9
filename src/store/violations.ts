import type { Run } from "./run.ts";

/** What the checks say that this very step breaks, a sentence each; nothing at a step that breaks none. */
export function violationsAt({ checks }: Run, step: number): readonly string[] {
  return checks.flatMap((check) =>
    check.verdict === "broken" && check.step === step && check.why !== null
      ? [`${check.why.slice(0, 1).toUpperCase()}${check.why.slice(1)}.`]
      : [],
  );
}
