import type { AnySubject } from "../../../contract/subject.ts";
import type { Accesses } from "../../../contract/python-segment.ts";
import type { Order } from "../../../contract/order.ts";
import type { Trace } from "../../../trace/trace.ts";
import { drive } from "../drive.ts";
import { written } from "../scheduler.ts";
import type { Runner } from "./runner.ts";
import type { Observed, Variant } from "./variant.ts";

/** Runs a schedule once more, with every line noted, and says what went wrong in it. */
export async function explained<Outcome extends Observed>(
  { engine, programs, scenarioOf, subjectOf }: Runner<Outcome>,
  preempt: Order["preempt"],
  variant: Variant,
  whyOf: (trace: Trace, subject: AnySubject, accesses: Accesses) => string[],
): Promise<string[]> {
  const scenario = scenarioOf(variant);
  const subject = subjectOf(scenario);
  const python = await engine();
  const scheduler = written({ preempt, turns: variant.turns });
  python.begin(programs, scheduler);
  const trace = await drive(scenario, subject, python, { scheduler });
  await python.end();
  return whyOf(trace, subject, python.sharedIn(programs.files));
}
