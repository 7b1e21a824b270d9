import * as v from "valibot";
import { limits } from "../../contract/limits.ts";
import { common } from "../../scenario/common-schema.ts";
import type { Format } from "../../scenario/format.ts";
import { boolean, integer, list, ms, msFrom1, numericId, oneOf, wanted } from "../../scenario/parts.ts";
import { usualRicartAgrawala } from "./scenario.ts";
import { ricartAgrawalaSubject } from "./subject.ts";

const { options: usual } = usualRicartAgrawala;

const request = v.strictObject({ atMs: ms, holdMs: ms });

const process = v.strictObject({
  id: numericId,
  highest: v.optional(integer(0, limits.highest), 0),
  requests: v.optional(list(request, "requests"), []),
});

const failures = v.variant(
  "kind",
  [
    v.strictObject({ kind: v.literal("none") }),
    v.strictObject({ kind: v.literal("probe"), patienceMs: msFrom1, timeoutMs: msFrom1 }),
    v.strictObject({ kind: v.literal("retry"), afterMs: msFrom1 }),
  ],
  (issue) => wanted(issue, ["none", "probe", "retry"]),
);

const options = v.strictObject({
  order: v.optional(oneOf(["timestamp-id", "text", "timestamp"]), usual.order),
  raiseHighest: v.optional(boolean(), usual.raiseHighest),
  deferWhenHeld: v.optional(boolean(), usual.deferWhenHeld),
  clearDeferredEarly: v.optional(boolean(), usual.clearDeferredEarly),
  transport: v.optional(oneOf(["messages", "sockets"]), usual.transport),
  failures: v.optional(failures, usual.failures),
});

const PROCESSES_TOLD = "must be a list of 1 to 64 processes";

const schema = v.strictObject({
  ...common,
  experiment: v.literal("ricart-agrawala"),
  processes: v.pipe(
    list(process, "1 to 64 processes"),
    v.minLength(1, PROCESSES_TOLD),
    v.maxLength(limits.processes, (issue) => `${PROCESSES_TOLD}, has ${issue.input.length}`),
  ),
  options: v.optional(options, {}),
});

/** Experiment 9's files. */
export const ricartAgrawalaFormat: Format<"ricart-agrawala"> = {
  experiment: "ricart-agrawala",
  schema,
  leastProcess: { id: "1" },
  required: ["id"],
  sendsSegments: ({ options: { transport } }) => transport === "sockets",
  subject: ricartAgrawalaSubject,
};
