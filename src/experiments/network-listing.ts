import { type Intervention, type Scenario, isMessageChange } from "../scenario/scenario.ts";
import type { Template } from "./filled.ts";
import network from "./listings/network.py?raw";
import { type PythonValue, tuple } from "./python-text.ts";

/** What carries the messages of nodes and of clocks. */
export const networkListing: Template = { name: "network.py", text: network, constants };

function constants({ network: rules, interventions, limitMs }: Scenario) {
  return {
    DELAY: delay(rules.delay),
    LINKS: new Map(
      rules.links.map((link) => [tuple(Number(link.from), Number(link.to)), delay(link.delay)] as const),
    ),
    LINK_ORDER: rules.order,
    LOSS: rules.loss,
    DUPLICATE: rules.duplicate,
    CHANGES: interventions.flatMap((each) => change(each) ?? []),
    LIMIT_MS: limitMs,
  };
}

function delay(each: Scenario["network"]["delay"]): PythonValue {
  switch (each.kind) {
    case "constant":
      return tuple("constant", each.ms);
    case "uniform":
      return tuple("uniform", each.minMs, each.maxMs);
    case "exponential":
      return tuple("exponential", each.minMs, each.meanMs);
  }
}

/** Null for what only a segment of TCP can have done to it. */
function change(each: Intervention): PythonValue | null {
  if (isMessageChange(each)) {
    const { message } = each;
    switch (each.do) {
      case "drop":
        return tuple("drop", message);
      case "delay":
        return tuple("delay", message, each.byMs);
      case "deliver":
        return tuple("deliver", message, each.atMs);
      case "duplicate":
        return tuple("duplicate", message, each.afterMs);
      case "cut":
      case "change-byte":
        return null;
    }
  }
  if (each.do === "partition")
    return tuple(
      "partition",
      each.groups.map((group) => group.map(Number)),
      each.fromMs,
      each.untilMs,
    );
  const process = Number(each.process);
  return each.do === "set-clock"
    ? tuple(each.do, process, each.atMs, each.byMs)
    : tuple(each.do, process, each.atMs);
}
