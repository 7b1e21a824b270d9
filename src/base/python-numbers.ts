/**
 * What CPython's floats do where ECMAScript's numbers do something else: `sum`, `round` and `repr`. Held against
 * recorded output of CPython in tests/oracle/python-numbers.
 */

/**
 * `sum(numbers)`, as CPython has it since 3.12: with Neumaier's compensation (A. Neumaier, 1974), so that the
 * error of each addition is kept and added at the end.
 */
export function pythonSum(numbers: readonly number[]): number {
  let sum = 0;
  let compensation = 0;
  for (const number of numbers) {
    const next = sum + number;
    compensation += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return compensation !== 0 && Number.isFinite(compensation) ? sum + compensation : sum;
}

/**
 * `round(number, decimals)`, `decimals` a whole number from 0: rounds the exact binary value, exact ties to even,
 * and gives the double that is nearest to that decimal.
 */
export function pythonRound(number: number, decimals: number): number {
  const { mantissa, exponent } = partsOf(number);
  // From 2^0 on every double is a whole number.
  if (exponent >= 0) return number;
  const divisor = 1n << BigInt(-exponent);
  const scaled = mantissa * BigInt(`1${"0".repeat(decimals)}`);
  const whole = scaled / divisor;
  const twiceRest = 2n * (scaled % divisor);
  const up = twiceRest > divisor || (twiceRest === divisor && whole % 2n === 1n) ? 1n : 0n;
  return Number(`${isNegative(number) ? "-" : ""}${whole + up}e-${decimals}`);
}

const parts = new DataView(new ArrayBuffer(8));

/** The size of a finite double as `mantissa · 2^exponent`. */
function partsOf(number: number): { mantissa: bigint; exponent: number } {
  parts.setFloat64(0, number);
  const bits = parts.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  if (biased === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** `repr(number)` of a finite float: the shortest digits that read back, `100.0`, `-0.0`, `1e+16`, `1e-05`. */
export function pythonRepr(number: number): string {
  const size = Math.abs(number);
  // In between ECMAScript writes the same digits, without an exponent too, and much faster.
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(number) ? `${number}.0` : `${number}`;
  const sign = isNegative(number) ? "-" : "";
  const [mantissa = "", exponentText = ""] = size.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${mantissa}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const before = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${before}.${digits.slice(exponent + 1) || "0"}`;
}

/** `repr` of a list of floats. */
export function pythonList(numbers: readonly number[]): string {
  return `[${numbers.map(pythonRepr).join(", ")}]`;
}

/** Seconds as milliseconds: the number's decimal digits, with the point moved. */
export function secondsToMs(seconds: number): number {
  const [digits = "", exponent = "0"] = String(seconds).split("e");
  return Number(`${Object.is(seconds, -0) ? "-0" : digits}e${Number(exponent) + 3}`);
}

function isNegative(number: number): boolean {
  return number < 0 || Object.is(number, -0);
}
