import * as v from "valibot";
import type { AnySubject, Subject } from "../../../../src/contract/subject.ts";
import { common } from "../../../../src/scenario/common-schema.ts";
import type { Format } from "../../../../src/scenario/format.ts";
import { integer, list, ms, numericId } from "../../../../src/scenario/parts.ts";
import {
  tokenRing,
  type Config,
  type Message,
  type State,
  type Wish,
} from "../../protocols/token-ring/machine.ts";
import { aloneInside, tokenRingReader, tokenRingSpace } from "../../protocols/token-ring/told.ts";
import { usualTokenRing, type TokenRingScenario } from "./scenario.ts";

const { options: usual } = usualTokenRing;

const process = v.strictObject({ id: numericId, asksMs: v.optional(list(ms, "moments"), []) });

const schema = v.strictObject({
  ...common,
  experiment: v.literal("token-ring"),
  processes: v.pipe(list(process, "processes"), v.minLength(1, "must not be empty")),
  options: v.optional(
    v.strictObject({ laps: v.optional(integer(0, 1000), usual.laps), holdMs: v.optional(ms, usual.holdMs) }),
    {},
  ),
});

export const tokenRingFormat: Format<"token-ring"> = {
  experiment: "token-ring",
  schema,
  leastProcess: { id: "1" },
  required: ["id"],
  sendsSegments: () => false,
  subject: tokenRingSubject,
};

export function tokenRingSubject({ processes, options }: TokenRingScenario): AnySubject {
  const subject: Subject<Config, State, Message, Wish> = {
    machine: tokenRing,
    reader: tokenRingReader,
    properties: [aloneInside],
    space: tokenRingSpace,
    members: processes.map(({ id, asksMs }, index) => ({
      id,
      config: {
        self: id,
        next: processes[(index + 1) % processes.length]?.id ?? id,
        size: processes.length,
        begins: index === 0,
        ...options,
      },
      clockMs: 0,
      driftPpm: 0,
      asks: asksMs.map((atMs) => ({ atMs, wish: { kind: "enter" } })),
    })),
  };
  return subject;
}
