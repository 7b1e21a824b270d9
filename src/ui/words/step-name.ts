/** A step as people count: the first one is step 1. */
export function stepName(step: number): string {
  return `step ${step + 1}`;
}

/** Which step of how many; how many is left out while later steps are hidden. */
export function stepOf(step: number, steps: number | null): string {
  return steps === null ? `Step ${step + 1}` : `Step ${step + 1} of ${steps}`;
}
