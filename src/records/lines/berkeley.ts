import type { Verdict } from "../record.ts";
import type { Found, Printed } from "./found.ts";

interface Round {
  clocks: readonly Printed[];
  names: string[] | null;
  amounts: (Printed | undefined)[];
}

/**
 * Printed rounds of Berkeley's algorithm against arithmetic: an amount is the average minus the clock, a synchronized
 * clock is its clock plus its amount. Right within half of the last printed decimal, at least two decimals counted.
 */
export function berkeleyVerdicts(found: readonly Found[]): Record<string, Verdict> {
  const amounts = new Judge();
  const synchronized = new Judge();
  const average = new Judge();
  for (const round of roundsOf(found)) {
    const { clocks, names, amounts: printed } = round.known;
    if (clocks.length === 0) continue;
    const mean = clocks.reduce((sum, { number }) => sum + number, 0) / clocks.length;
    for (const one of round.lines) {
      const label = (i: number) => names?.[i] ?? i + 1;
      if (one.event === "average" && one.value) average.see(one.line, isRight(one.value, mean) ? [] : [1]);
      if (one.event === "amounts")
        amounts.see(
          one.line,
          wrongIn(
            one.values,
            clocks.map(({ number }) => mean - number),
          ).map(label),
        );
      if (one.event === "synchronized" && one.values.length > 0 && printed.length > 0)
        synchronized.see(
          one.line,
          wrongIn(
            one.values,
            clocks.map(({ number }, i) => (printed[i] === undefined ? null : number + printed[i].number)),
          ).map(label),
        );
      if (one.node === null || one.value === null || names === null) continue;
      const at = names.indexOf(one.node);
      const clock = clocks[at];
      if (!clock) continue;
      if (one.event === "amount")
        amounts.see(one.line, isRight(one.value, mean - clock.number) ? [] : [one.node], round);
      const amount = printed[at];
      if (one.event === "synchronized" && amount)
        synchronized.see(one.line, isRight(one.value, clock.number + amount.number) ? [] : [one.node], round);
    }
  }
  return { amounts: amounts.verdict, synchronized: synchronized.verdict, average: average.verdict };
}

/** Clocks begin a round; what follows belongs to it. */
function roundsOf(found: readonly Found[]): { readonly known: Round; readonly lines: Found[] }[] {
  const rounds: { known: Round; lines: Found[] }[] = [];
  let current: { known: Round; lines: Found[] } | null = null;
  const begin = (known: Round) => {
    current = { known, lines: [] };
    rounds.push(current);
    return current;
  };
  for (const one of found) {
    if (one.event === "clocks") {
      begin({ clocks: one.values, names: null, amounts: [] });
      continue;
    }
    let round = current as { known: Round; lines: Found[] } | null;
    if (one.event === "clock" && one.node !== null && one.value) {
      if (
        !round ||
        round.known.names === null ||
        round.known.names.includes(one.node) ||
        round.lines.some(({ event }) => event !== "average")
      )
        round = begin({ clocks: [], names: [], amounts: [] });
      round.known.names?.push(one.node);
      round.known.clocks = [...round.known.clocks, one.value];
      continue;
    }
    if (!round) continue;
    round.lines.push(one);
    if (one.event === "amounts") round.known.amounts = [...one.values];
    if (one.event === "amount" && one.node !== null && one.value) {
      const at = round.known.names?.indexOf(one.node) ?? -1;
      if (at >= 0) round.known.amounts[at] = one.value;
    }
  }
  return rounds;
}

/** The positions that are wrong, too few or too many. @param wanted null where nothing tells */
function wrongIn(values: readonly Printed[], wanted: readonly (number | null)[]): number[] {
  const wrong: number[] = [];
  for (let i = 0; i < Math.max(values.length, wanted.length); i++) {
    const [value, want] = [values[i], wanted[i]];
    if (value === undefined || want === undefined) wrong.push(i);
    else if (want !== null && !isRight(value, want)) wrong.push(i);
  }
  return wrong;
}

/** A double's own rounding is no mistake of the student's. */
const ROUNDING = 1e-9;

function isRight({ number, decimals }: Printed, wanted: number): boolean {
  const half = 0.5 / pow10(Math.min(12, Math.max(2, decimals)));
  return Math.abs(number - wanted) <= half + ROUNDING * Math.max(1, Math.abs(wanted));
}

function pow10(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power *= 10;
  return power;
}

/** Collects what was judged: the first wrong line, and what is wrong there or in its round. */
class Judge {
  #seen = false;
  #line: number | null = null;
  #round: unknown = null;
  readonly #which: (number | string)[] = [];

  see(line: number, wrong: readonly (number | string)[], round: unknown = null): void {
    this.#seen = true;
    if (wrong.length === 0) return;
    if (this.#line === null) {
      this.#line = line;
      this.#round = round;
    } else if (round === null || this.#round !== round) return;
    this.#which.push(...wrong);
  }

  get verdict(): Verdict {
    if (!this.#seen) return { verdict: "open" };
    return this.#line === null
      ? { verdict: "holds" }
      : { verdict: "broken", line: this.#line, which: this.#which };
  }
}
