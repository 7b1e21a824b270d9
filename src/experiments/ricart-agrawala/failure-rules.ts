import type { Rule } from "../../protocols/ricart-agrawala/citation.ts";

/** The rules that only matter where something fails: crashes, probes, repeated requests. */
export type FailureRule = Extract<
  Rule,
  | "restart"
  | "probe"
  | "probe-answered"
  | "alive"
  | "suspect"
  | "suspect-last"
  | "retry"
  | "repeat-still-deferred"
  | "repeat-answered"
>;
