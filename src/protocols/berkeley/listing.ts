import { pythonList, pythonRound, pythonSum } from "../../base/python-numbers.ts";

/**
 * The handout's listing, which is the arithmetic alone: the three lines that CPython 3.12 or later prints for
 * these clocks, in seconds, to the character.
 */
export function handoutLines(clocks: readonly number[]): readonly string[] {
  const average = pythonSum(clocks) / clocks.length;
  const adjustments = clocks.map((clock) => pythonRound(average - clock, 2));
  const synchronized = clocks.map((clock, i) => pythonRound(clock + (adjustments[i] ?? 0), 2));
  return [
    `Original Clocks: ${pythonList(clocks)}`,
    `Adjustments: ${pythonList(adjustments)}`,
    `Synchronized Clocks: ${pythonList(synchronized)}`,
  ];
}
