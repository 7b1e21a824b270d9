import * as v from "valibot";
import { canonicalJson, sameJson } from "../base/canonical-json.ts";
import { labelOf, type Ran } from "./ran.ts";
import type { Intervention, Scenario } from "../scenario/scenario.ts";

/** One thing that a challenge lets its player do, and how often; without `most` as often as the player likes. */
export type Allowed =
  | {
      readonly do: Intervention["do"];
      readonly most?: number | undefined;
      /** The message's kind, as the diagram writes it: "REPLY", "DATA". */
      readonly message?: string | undefined;
      readonly process?: string | undefined;
      /** The longest delay, and the size of the largest change to a clock, in ms. */
      readonly msMax?: number | undefined;
    }
  /** A parameter, by its path: "options.segmentBytes". */
  | { readonly do: "change"; readonly path: string; readonly most?: number | undefined };

const most = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)));

export const allowed: v.GenericSchema<unknown, Allowed> = v.union([
  v.strictObject({
    do: v.picklist([
      "drop",
      "delay",
      "deliver",
      "duplicate",
      "cut",
      "change-byte",
      "crash",
      "restart",
      "set-clock",
      "partition",
    ]),
    most,
    message: v.optional(v.string()),
    process: v.optional(v.string()),
    msMax: v.optional(v.number()),
  }),
  v.strictObject({ do: v.literal("change"), path: v.string(), most }),
]);

/** Something that was done to a scenario. */
export type Move = Intervention | { readonly do: "change"; readonly path: string };

/** Everything that was done to `start` to make it `now`, and whatever of `start` was taken away. */
export function movesBetween(
  start: Scenario,
  now: Scenario,
): { readonly made: readonly Move[]; readonly removed: number } {
  const left = start.interventions.map(canonicalJson);
  const made: Move[] = now.interventions.filter((each) => {
    const at = left.indexOf(canonicalJson(each));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  const paths = differing(without(start), without(now), "");
  return { made: [...made, ...paths.map((path) => ({ do: "change", path }) as const)], removed: left.length };
}

/** The scenario without what is compared in another way, or does not change the run. */
function without(scenario: Scenario): object {
  return { ...scenario, interventions: null, title: null };
}

/** The paths at which two values differ, as deep as both are objects of the same form. */
function differing(one: unknown, other: unknown, path: string): string[] {
  if (sameJson(one, other)) return [];
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return [path];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differing(one[key], other[key], path === "" ? key : `${path}.${key}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * The first move that is not allowed, or that is one too many; null where all are allowed.
 * @param ran the run that the moves led to: it knows the kinds of the messages
 */
export function refusedMove(may: readonly Allowed[], moves: readonly Move[], ran: Ran): Move | null {
  const used = may.map(() => 0);
  for (const move of moves) {
    const at = may.findIndex(
      (each, index) => (used[index] ?? 0) < (each.most ?? Infinity) && allows(each, move, ran),
    );
    if (at < 0) return move;
    used[at] = (used[at] ?? 0) + 1;
  }
  return null;
}

export function allows(each: Allowed, move: Move, ran: Ran): boolean {
  if (each.do === "change" || move.do === "change")
    return each.do === "change" && move.do === "change" && isUnder(move.path, each.path);
  if (each.do !== move.do) return false;
  const { message, process, msMax = Infinity } = each;
  if ("message" in move && message !== undefined && labelOf(ran, move.message) !== message) return false;
  if ("process" in move && process !== undefined && move.process !== process) return false;
  const ms = "byMs" in move ? Math.abs(move.byMs) : "afterMs" in move ? move.afterMs : 0;
  return ms <= msMax;
}

function isUnder(path: string, allowedPath: string): boolean {
  return path === allowedPath || path.startsWith(`${allowedPath}.`);
}
