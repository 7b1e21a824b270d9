import * as v from "valibot";
import { limits } from "../contract/limits.ts";
import { usual, usualNetwork } from "./completed.ts";
import { delay, integer, list, ms, number, oneOf, reference, text } from "./parts.ts";
import { shown } from "./problem.ts";

/** The members that every experiment's file has; `docs/scenario.md` describes them. */

const network = v.strictObject({
  delay: v.optional(delay, usualNetwork.delay),
  order: v.optional(oneOf(["fifo", "any"]), usualNetwork.order),
  loss: v.optional(number(0, 1), usualNetwork.loss),
  duplicate: v.optional(number(0, 1), usualNetwork.duplicate),
  links: v.optional(list(v.strictObject({ from: reference, to: reference, delay }), "links"), []),
});

const message = text(100);

const intervention = v.variant(
  "do",
  [
    v.strictObject({ do: v.literal("drop"), message }),
    v.strictObject({ do: v.literal("delay"), message, byMs: ms }),
    v.strictObject({ do: v.literal("deliver"), message, atMs: ms }),
    v.strictObject({ do: v.literal("duplicate"), message, afterMs: ms }),
    v.strictObject({
      do: v.literal("cut"),
      message,
      bytes: integer(1, limits.segmentBytes),
      restMs: v.optional(ms, 1),
    }),
    v.strictObject({
      do: v.literal("change-byte"),
      message,
      byte: integer(0, limits.segmentBytes - 1),
      to: integer(0, 255),
    }),
    v.strictObject({ do: v.literal("crash"), process: reference, atMs: ms }),
    v.strictObject({ do: v.literal("restart"), process: reference, atMs: ms }),
    v.strictObject({
      do: v.literal("set-clock"),
      process: reference,
      atMs: ms,
      byMs: number(-limits.clockMs, limits.clockMs),
    }),
    v.strictObject({
      do: v.literal("partition"),
      groups: list(list(reference, "process ids"), "groups of process ids"),
      fromMs: ms,
      untilMs: ms,
    }),
  ],
  (issue) =>
    `must do one of "drop", "delay", "deliver", "duplicate", "cut", "change-byte", "crash", "restart", "set-clock", "partition", is ${shown(issue.input)}`,
);

/** A seed is any whole number that a double holds exactly. */
const seed = integer(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

export const common = {
  version: v.literal(1),
  title: v.optional(text(500), usual.title),
  seed: v.optional(seed, usual.seed),
  limitMs: v.optional(number(0, limits.runMs), usual.limitMs),
  stepsMax: v.optional(integer(1, limits.steps), usual.stepsMax),
  network: v.optional(network, {}),
  schedule: v.exactOptional(list(text(200), "commands")),
  interventions: v.optional(list(intervention, "interventions"), []),
};
