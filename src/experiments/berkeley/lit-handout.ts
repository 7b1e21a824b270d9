import { pythonRepr, pythonRound, pythonSum } from "../../base/python-numbers.ts";
import type { Rule } from "../../protocols/berkeley/citation.ts";
import type { Lit, Told } from "../experiment.ts";
import { litOf, type Line } from "../lines.ts";
import { handoutListing } from "./handout.ts";
import { clocksListing } from "./listings.ts";
import { idsOf, ownScenario } from "./values.ts";

/**
 * Where the run is no more than the handout's arithmetic: the lines of its listing that the step does with messages.
 * The sum grows with each answer, and each clock that is adjusted is one turn of the loop.
 */
export function litBeside(told: Told): Lit | null {
  const scenario = ownScenario(told);
  if (scenario.interventions.length > 0 || !handoutListing(scenario)) return null;
  const lines = told.kind === "begin" ? [clocksLine(told)] : ofRule(told);
  return lines && litOf({ listing: clocksListing, lines }, scenario);
}

function ofRule(told: Told): Line[] | null {
  if (told.values["round"] !== 1) return null;
  switch (told.rule as Rule) {
    case "poll":
      return [sumLine([own(told)])];
    case "answer":
      return [clocksLine(told)];
    case "answer-in":
      return [sumLine(secondsOf(told, (id) => !idsOf(told, "missing").includes(id)))];
    case "decide-complete":
      return [averageLine(told), ...turn(told)];
    case "adjust-step":
    case "adjust-slew":
      return turn(told);
    default:
      return null;
  }
}

/** A sum of more numbers is too long to read. */
const addedMost = 5;

function clocksLine(told: Told): Line {
  const anchor = "CLOCKS = [";
  return told.process === null ? [anchor] : [anchor, `clock ${told.process} = ${pythonRepr(own(told))}`];
}

function sumLine(clocks: readonly number[]): Line {
  return ["average = sum(clocks) / len(clocks)", `sum so far: ${sumOf(clocks)}`];
}

function sumOf(clocks: readonly number[]): string {
  const sum = pythonRepr(pythonSum(clocks));
  if (clocks.length === 1 || clocks.length > addedMost) return sum;
  return `${clocks.map(pythonRepr).join(" + ")} = ${sum}`;
}

function averageLine(told: Told): Line {
  const clocks = secondsOf(told);
  const divided = `${pythonRepr(pythonSum(clocks))} / ${clocks.length}`;
  return ["average = sum(clocks) / len(clocks)", `average = ${divided} = ${pythonRepr(averageOf(told))}`];
}

/** One pass of the loop, for the clock of this step. The last pass continues with the lines that print. */
function turn(told: Told): Line[] {
  const clock = own(told);
  const isLast = told.process === told.processes.at(-1);
  const amount = pythonRound(averageOf(told) - clock, 2);
  const [average, shown, by] = [averageOf(told), clock, amount].map(pythonRepr);
  const after = pythonRepr(pythonRound(clock + amount, 2));
  return [
    ["adjustment = round(average - clock, 2)", `adjustment = ${average} - ${shown} = ${by}`],
    ["for clock in clocks:", `clock = ${shown}`],
    [
      "synchronized.append(round(clock + adjustment, 2))",
      `${shown} ${amount < 0 ? "-" : "+"} ${pythonRepr(Math.abs(amount))} = ${after}`,
    ],
    ...(isLast ? [['print("Synchronized Clocks:", synchronized)'] as const] : []),
  ];
}

function averageOf(told: Told): number {
  const clocks = secondsOf(told);
  return pythonSum(clocks) / clocks.length;
}

function own(told: Told): number {
  return secondsOf(told, (id) => id === told.process)[0] ?? 0;
}

function secondsOf(told: Told, is: (id: string) => boolean = () => true): number[] {
  return ownScenario(told).processes.flatMap(({ id, clockSeconds }) => (is(id) ? (clockSeconds ?? []) : []));
}
