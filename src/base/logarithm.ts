import { invariant } from "./invariant.ts";

const LN2 = 0.6931471805599453;
const SQRT2 = 1.4142135623730951;

/**
 * The natural logarithm by + − × ÷ alone, to about the last digit. Engines differ in the last digit of
 * `Math.log`, and one digit is enough to make two runs of one scenario differ.
 * @param x a positive, finite, normal number
 */
export function naturalLog(x: number): number {
  invariant(x > 0 && Number.isFinite(x), () => `no logarithm of ${x}`);
  let mantissa = x;
  let exponent = 0;
  // Halving and doubling are exact, so the mantissa is too.
  for (; mantissa > SQRT2; exponent++) mantissa /= 2;
  for (; mantissa < SQRT2 / 2; exponent--) mantissa *= 2;
  // ln m = 2 artanh((m − 1) / (m + 1)), and the argument is below 0.172: 12 terms reach 1e-17.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let k = 23; k >= 1; k -= 2) sum = sum * square + 1 / k;
  return 2 * s * sum + exponent * LN2;
}
