import * as v from "valibot";
import { limits } from "../../contract/limits.ts";
import { common } from "../../scenario/common-schema.ts";
import { problem, unknown } from "../../scenario/cross-checks.ts";
import type { Format } from "../../scenario/format.ts";
import {
  integer,
  list,
  ms,
  msFrom1,
  number,
  numericId,
  oneOf,
  reference,
  sizeBelow,
  wanted,
} from "../../scenario/parts.ts";
import type { Problem } from "../../scenario/problem.ts";
import { usualBerkeley, type BerkeleyScenario } from "./scenario.ts";
import { berkeleySubject } from "./subject.ts";

const { options: usual } = usualBerkeley;

/** The clock is `clockMs` or `clockSeconds`; the check of the whole file demands exactly one of them. */
const process = v.strictObject({
  id: numericId,
  clockMs: v.exactOptional(sizeBelow(limits.clockMs)),
  clockSeconds: v.exactOptional(sizeBelow(1e10)),
  driftPpm: v.optional(number(-limits.driftPpm, limits.driftPpm), 0),
});

/** Less than a million: a clock that is slewed back still runs. */
const SLEW_PPM_MAX = 999_999;
/** More decimals than any double below 1e10 has of its own. */
const DECIMALS_MAX = 15;

const adjust = v.variant(
  "kind",
  [
    v.strictObject({ kind: v.literal("step") }),
    v.strictObject({ kind: v.literal("slew"), ppm: number(1, SLEW_PPM_MAX) }),
  ],
  (issue) => wanted(issue, ["step", "slew"]),
);

const election = v.variant(
  "kind",
  [
    v.strictObject({ kind: v.literal("fixed") }),
    v.strictObject({ kind: v.literal("lowest-clock"), patienceMs: msFrom1 }),
  ],
  (issue) => wanted(issue, ["fixed", "lowest-clock"]),
);

const options = v.strictObject({
  master: v.optional(v.nullable(reference), usual.master),
  rounds: v.optional(integer(0, limits.steps), usual.rounds),
  firstRoundMs: v.optional(ms, usual.firstRoundMs),
  everyMs: v.optional(number(1, limits.runMs), usual.everyMs),
  timeoutMs: v.optional(msFrom1, usual.timeoutMs),
  compensation: v.optional(oneOf(["none", "half-rtt"]), usual.compensation),
  rttMaxMs: v.optional(v.nullable(ms), usual.rttMaxMs),
  faultTolerantMs: v.optional(v.nullable(ms), usual.faultTolerantMs),
  roundSeconds: v.optional(v.nullable(integer(0, DECIMALS_MAX)), usual.roundSeconds),
  adjust: v.optional(adjust, usual.adjust),
  election: v.optional(election, usual.election),
});

const PROCESSES_TOLD = "must be a list of 1 to 64 processes";

/** The reading of a right clock at true time 0: in ms or in seconds, and absent if it is unknown. */
const rightClock = {
  rightClockMs: v.exactOptional(sizeBelow(limits.clockMs)),
  rightClockSeconds: v.exactOptional(sizeBelow(1e10)),
};

const schema = v.strictObject({
  ...common,
  experiment: v.literal("berkeley"),
  ...rightClock,
  processes: v.pipe(
    list(process, "1 to 64 processes"),
    v.minLength(1, PROCESSES_TOLD),
    v.maxLength(limits.processes, (issue) => `${PROCESSES_TOLD}, has ${issue.input.length}`),
  ),
  options: v.optional(options, {}),
});

/** Experiment 8's files. */
export const berkeleyFormat: Format<"berkeley"> = {
  experiment: "berkeley",
  schema,
  leastProcess: { id: "1", clockMs: 0 },
  required: ["id", "clockMs", "clockSeconds"],
  problems: clockProblems,
  sendsSegments: () => false,
  subject: berkeleySubject,
};

/** A clock has one reading at the beginning, and the master is a process. */
function clockProblems({ processes, options, rightClockMs, rightClockSeconds }: BerkeleyScenario): Problem[] {
  const known = new Set(processes.map(({ id }) => id));
  const right =
    rightClockMs === undefined || rightClockSeconds === undefined
      ? []
      : [problem(["rightClockSeconds"], "must stand in the place of rightClockMs, not beside it")];
  const clocks = processes.flatMap(({ clockMs, clockSeconds }, index) => {
    if (clockMs === undefined && clockSeconds === undefined)
      return [problem(["processes", index, "clockMs"], "is required, or clockSeconds in its place")];
    if (clockMs === undefined || clockSeconds === undefined) return [];
    return [
      problem(["processes", index, "clockSeconds"], "must stand in the place of clockMs, not beside it"),
    ];
  });
  const master = options.master === null ? [] : unknown(["options", "master"], options.master, known);
  return [...right, ...clocks, ...master];
}
