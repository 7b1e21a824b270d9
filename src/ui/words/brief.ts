/**
 * A text in which no number has more decimals than four significant digits need: "by_ms = -3.3748312584284577" is
 * "by_ms = -3.375". Whole numbers and short ones stay as they are.
 */
export function brief(text: string): string {
  return text.replace(/-?\d+\.\d{4,}/g, (number) => {
    const value = Number(number);
    const size = Math.abs(value);
    return size < 1000 ? String(Number(value.toPrecision(4))) : value.toFixed(0);
  });
}
