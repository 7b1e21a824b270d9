/** How numbers of the clocks are written wherever a person reads them: one number has one form. */

/** A clock's reading, in seconds: "102.5 s". A hundredth of a second is as fine as it needs to be seen. */
export function readingWords(ms: number): string {
  return `${readingNumber(ms)} s`;
}

/** The same without its unit. */
export function readingNumber(ms: number): string {
  return shortest(ms / 1000, Math.abs(ms) < 10_000 ? 3 : 2);
}

/** An amount or an offset, with its sign: "−1.95 s", and milliseconds below a tenth of a second: "+62.5 ms", with at most four digits. */
export function amountWords(ms: number): string {
  const words = sizeWords(ms);
  return words.startsWith("−") || words.startsWith("0 ") ? words : `+${words}`;
}

/** The same without a plus. */
export function sizeWords(ms: number): string {
  return isInSeconds(ms)
    ? `${shortest(ms / 1000, Math.abs(ms) < 10_000 ? 3 : 2)} s`
    : `${shortest(ms, Math.abs(ms) < 10 ? 2 : 1)} ms`;
}

export function isInSeconds(ms: number): boolean {
  return Math.abs(ms) >= 100;
}

/** At most so many decimals, and a minus sign instead of a hyphen. */
export function shortest(value: number, decimals: number): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === "-0" ? "0" : text.replace("-", "−");
}
