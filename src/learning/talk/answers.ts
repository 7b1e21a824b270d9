import { holds } from "../predicate.ts";
import type { Ran } from "../ran.ts";
import type { TalkQuestion } from "./format.ts";

/** The places of the right answers. What they claim is held against the run. */
export function rightAnswers({ options }: TalkQuestion, ran: Ran): number[] {
  return options.flatMap((option, index) =>
    ("claim" in option ? holds(option.claim, ran) : option.right) ? [index] : [],
  );
}
