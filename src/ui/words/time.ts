/** True time as the page writes it: as many decimals as it has, at most three. */
export function timeText(ms: number): string {
  return `${Number(ms.toFixed(3))} ms`;
}

/** A step as people count: the first one is step 1. */
export function stepName(step: number): string {
  return `step ${step + 1}`;
}
