/** True time as it is written everywhere: as many decimals as it has, at most three. */
export function moment(ms: number): string {
  return `${Number(ms.toFixed(3))} ms`;
}
