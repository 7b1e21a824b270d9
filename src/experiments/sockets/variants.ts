import type { Order } from "../../contract/order.ts";
import type { Intervention, Scenario } from "../../scenario/scenario.ts";

/** A scenario of Python programs under another schedule: other turns of its threads, and other mishaps. */
export function variantOf(
  scenario: Extract<Scenario, { experiment: "sockets" }>,
  order: Order,
  interventions: readonly Intervention[],
): Extract<Scenario, { experiment: "sockets" }> {
  return { ...scenario, order, interventions: [...scenario.interventions, ...interventions] };
}
