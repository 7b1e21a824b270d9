import type { Run } from "./run.ts";

/** One sentence for each check that this step breaks. */
export function violationsAt({ checks }: Run, step: number): readonly string[] {
  return checks.flatMap((check) =>
    check.verdict === "broken" && check.step === step && check.why !== null
      ? [`${check.why.slice(0, 1).toUpperCase()}${check.why.slice(1)}.`]
      : [],
  );
}
