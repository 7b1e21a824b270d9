import type { AnySubject } from "../contract/subject.ts";
import { isMessageChange, type Scenario } from "../scenario/scenario.ts";
import type { Pending } from "./pending.ts";

/** Puts the scenario's own events on the agenda: its interventions, then its users' requests. */
export function planOf({ interventions }: Scenario, { members }: AnySubject): Pending[] {
  const plan: Pending[] = [];
  interventions.forEach((intervention, index) => {
    // A change to a message is made when the message is sent.
    if (isMessageChange(intervention)) return;
    const due = (atMs: number, part: "begin" | "end") =>
      plan.push({ kind: "intervention", atMs, rank: 0, index, part });
    if (intervention.do !== "partition") return void due(intervention.atMs, "begin");
    due(intervention.fromMs, "begin");
    due(intervention.untilMs, "end");
  });
  members.forEach(({ asks }, process) => {
    for (const { atMs, wish } of asks) {
      plan.push({ kind: "ask", atMs, rank: 1, process, wish, readyStep: -1 });
    }
  });
  return plan;
}
