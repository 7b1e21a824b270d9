import { minus, signed } from "../../scene/berkeley/measure.ts";

/** A clock's reading as a watch shows it: hours only where it has any, a tenth of a second, or a thousandth. */
export function watchWords(ms: number, decimals: 1 | 3): string {
  const size = Math.abs(ms);
  const whole = Math.floor(size / 1000);
  const seconds = String(whole % 60).padStart(2, "0");
  const minutes = String(Math.floor(whole / 60) % 60).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const part = (size / 1000 - whole).toFixed(3).slice(2, 2 + decimals);
  return `${ms < 0 ? "−" : ""}${hours > 0 ? `${hours}:` : ""}${minutes}:${seconds}.${part}`;
}

/** An offset with its sign: seconds from a second on, else milliseconds. */
export function offsetText(ms: number): string {
  if (Math.abs(ms) >= 1000) return `${signed(Number((ms / 1000).toFixed(2)))} s`;
  return `${signed(Number(ms.toFixed(Math.abs(ms) < 10 ? 2 : 1)))} ms`;
}

/** A reading as the chart's scale has it, without a sign before what is above 0. */
export function readingText(ms: number): string {
  if (Math.abs(ms) >= 1000) return `${minus(Number((ms / 1000).toFixed(2)))} s`;
  return `${minus(Number(ms.toFixed(2)))} ms`;
}

/** A number of milliseconds in a table: as many decimals as it needs, at most two. */
export function msText(ms: number): string {
  return String(Number(ms.toFixed(2))).replace("-", "−");
}
