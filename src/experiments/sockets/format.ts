import * as v from "valibot";
import { limits } from "../../contract/limits.ts";
import { common } from "../../scenario/common-schema.ts";
import type { Format } from "../../scenario/format.ts";
import { boolean, delay, integer, list, ms, number, oneOf, text } from "../../scenario/parts.ts";
import { shown } from "../../scenario/problem.ts";
import { program } from "./operations-schema.ts";
import { clock, criticalSection, order, python, pythonProblems } from "./python-schema.ts";
import { usualSockets } from "./scenario.ts";
import { socketsSubject } from "./subject.ts";

const { options: usual } = usualSockets;

/** The form of a socket scenario: that of a case of the recordings, and what every scenario has. */

const NAME_TOLD = "must be a text of 1 to 100 characters";

const plainProcess = v.strictObject({
  name: v.pipe(
    text(100),
    v.minLength(1, (issue) => `${NAME_TOLD}, is ${shown(issue.input)}`),
  ),
  startAt: v.optional(ms, 0),
  killAt: v.optional(v.nullable(ms), null),
  onError: v.optional(oneOf(["continue", "stop"]), "continue"),
  program: v.exactOptional(program),
  python: v.exactOptional(python),
  clock: v.exactOptional(clock),
});

const process = v.pipe(
  plainProcess,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const message = programProblem(dataset.value);
    const [key] = message === null ? [] : Object.keys(message);
    if (message !== null && key !== undefined)
      addIssue({
        message: Object.values(message)[0] ?? "",
        path: [{ type: "object", origin: "value", input: dataset.value, key, value: undefined }],
      });
  }),
  v.transform(({ program: own = [], ...rest }) => ({ ...rest, program: own })),
);

/** A process runs operations or Python, and not both; null where that is so, else the member and what is wrong. */
function programProblem(own: v.InferOutput<typeof plainProcess>): Readonly<Record<string, string>> | null {
  if (own.python === undefined)
    return own.program === undefined ? { program: "is required, or python in its place" } : null;
  return (own.program ?? []).length === 0
    ? null
    : { program: "must not stand beside python: leave one of them out" };
}

const options = v.strictObject({
  segmentBytes: v.optional(v.nullable(integer(1, limits.segmentBytes)), usual.segmentBytes),
  sendBufferBytes: v.optional(v.nullable(integer(1, 100_000_000)), usual.sendBufferBytes),
  receiveBufferBytes: v.optional(v.nullable(integer(1, 100_000_000)), usual.receiveBufferBytes),
  wholeMessages: v.optional(boolean(), usual.wholeMessages),
  criticalSection: v.exactOptional(criticalSection),
});

const PROCESSES_TOLD = "must be a list of 1 to 128 processes";

const { entries } = common.network.wrapped;

const schema = v.strictObject({
  ...common,
  experiment: v.literal("sockets"),
  limitMs: v.optional(number(0, limits.runMs), usualSockets.limitMs),
  network: v.optional(
    v.strictObject({ ...entries, delay: v.optional(delay, usualSockets.network.delay) }),
    {},
  ),
  processes: v.pipe(
    list(process, "1 to 128 processes"),
    v.minLength(1, PROCESSES_TOLD),
    v.maxLength(128, (issue) => `${PROCESSES_TOLD}, has ${issue.input.length}`),
  ),
  options: v.optional(options, {}),
  order: v.exactOptional(order),
});

/** Experiment 7's files. */
export const socketsFormat: Format<"sockets"> = {
  experiment: "sockets",
  schema,
  leastProcess: { name: "1", program: [] },
  required: (own) => ("python" in own ? ["name"] : ["name", "program"]),
  problems: ({ processes }) => pythonProblems(processes),
  sendsSegments: () => true,
  subject: socketsSubject,
};
