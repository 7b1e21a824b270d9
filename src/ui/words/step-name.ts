/** A step as people count: the first one is step 1. */
export function stepName(step: number): string {
  return `step ${step + 1}`;
}
