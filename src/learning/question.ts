import * as v from "valibot";
import { invariant } from "../base/invariant.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Asking, Asks, Option } from "./asking.ts";
import * as clocks from "./asks/clocks.ts";
import * as nodes from "./asks/nodes.ts";
import * as programs from "./asks/programs.ts";
import { Dice } from "./dice.ts";
import { firstStep, pattern, type Pattern } from "./pattern.ts";
import { holds, predicate, type Predicate } from "./predicate.ts";
import { play, type Ran } from "./ran.ts";
import { change, changedBy, scenarioOf, source, type Change, type Source } from "./source.ts";

/** What can be asked of any run of an experiment: text, step and answers are computed from the run. */
const kinds = {
  "enters-first": nodes.entersFirst,
  "on-request": nodes.onRequest,
  "compared-with": nodes.comparedWith,
  messages: nodes.messages,
  "queue-order": nodes.queueOrder,
  "happened-first": nodes.happenedFirst,
  "after-crash": nodes.afterCrash,
  amount: clocks.amount,
  estimate: clocks.estimate,
  elected: clocks.elected,
  drifted: clocks.drifted,
  "recv-returns": programs.recvReturns,
  "send-returns": programs.sendReturns,
  "connect-first": programs.connectFirst,
  decodes: programs.decodes,
  "served-first": programs.servedFirst,
} as const satisfies Readonly<Record<string, Asks>>;

/** A question, as a lesson has it. */
export type Question = {
  readonly id: string;
  readonly from: Source;
  /** Which of the misconceptions of docs/lessons.md its wrong answers are. */
  readonly aims?: readonly number[] | undefined;
} & (Chosen | { readonly ask: keyof typeof kinds });

/** A question that its author wrote: which answer is right is computed from the run all the same. */
interface Chosen {
  readonly ask: "choose";
  readonly text: string;
  /** The step that is shown: the one before the first of these; absent: the beginning. */
  readonly until?: Pattern | undefined;
  readonly options: readonly Choice[];
}

interface Choice {
  readonly text: string;
  readonly claim: Predicate;
  readonly because: string;
  /** What would have to be different for this answer to be right. */
  readonly play?: Change | undefined;
}

const base = {
  id: v.pipe(v.string(), v.minLength(1)),
  from: source,
  aims: v.optional(v.array(v.pipe(v.number(), v.integer()))),
};

export const question: v.GenericSchema<unknown, Question> = v.union([
  v.strictObject({ ...base, ask: v.picklist(Object.keys(kinds) as (keyof typeof kinds)[]) }),
  v.strictObject({
    ...base,
    ask: v.literal("choose"),
    text: v.string(),
    until: v.optional(pattern),
    options: v.pipe(
      v.array(
        v.strictObject({ text: v.string(), claim: predicate, because: v.string(), play: v.optional(change) }),
      ),
      v.minLength(2),
    ),
  }),
]);

/** A question of one seed, with its answers in the order in which they are shown. */
export interface Asked extends Asking {
  readonly scenario: Scenario;
  /** The place of the right answer. */
  readonly right: number;
}

/** Asks a question: the same seed, the same question. @throws InvariantError unless exactly one answer is right */
export function asked(experiment: Experiment, what: Question, seed: number): Asked {
  const dice = new Dice(seed, what.id);
  const ran = play(experiment, scenarioOf(experiment, what.from, seed));
  const asking = what.ask === "choose" ? chosen(ran, what) : kinds[what.ask](ran, dice);
  const options = dice.shuffled(asking.options);
  const right = options.flatMap(({ claim }, index) => (holds(claim, ran) ? [index] : []));
  invariant(right.length === 1, () => `${what.id}, seed ${seed}: ${right.length} answers are right`);
  return { ...asking, options, scenario: ran.scenario, right: right[0] ?? 0 };
}

function chosen(ran: Ran, { text, until, options }: Chosen): Asking {
  const found = until ? firstStep(ran.trace, until) : 0;
  return {
    text,
    step: Math.max(0, found - 1),
    options: options.map(({ play: played, ...option }): Option => ({
      ...option,
      play: played ? () => changedBy(ran.scenario, played) : null,
    })),
  };
}
