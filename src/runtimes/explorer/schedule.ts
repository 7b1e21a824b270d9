import { canonicalJson } from "../../base/canonical-json.ts";
import { at, invariant } from "../../base/invariant.ts";
import type { AnySubject } from "../../contract/subject.ts";
import { TIME_STANDS } from "../../scenario/command.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Trace } from "../../trace/trace.ts";
import { Host } from "../host.ts";
import type { Pending } from "../pending.ts";
import type { Taken } from "./tallies.ts";

/** A way that a search found, as a run like any other and as the script that makes it. */
export interface Schedule {
  /** The scenario with the way as its `schedule`. */
  readonly scenario: Scenario;
  readonly trace: Trace;
}

/** The scenario as a search uses it: without probabilities and interventions, which would change its schedules. */
export function searched(scenario: Scenario): Scenario {
  const network = { ...scenario.network, loss: 0, duplicate: 0 };
  const { schedule: _byHand, ...rest } = { ...scenario, network, interventions: [] };
  return rest;
}

/** Runs a way through the simulator's own world, step by step. */
export function scheduleOf(whole: Scenario, subject: AnySubject, way: readonly Taken[]): Schedule {
  const calm = searched(whole);
  const host = new Host(calm, subject);
  // Otherwise the clocks would depend on the times of the steps, which the search does not model.
  host.doesTimeStand = subject.space?.readsClocks === true;
  const steps = way.map((taken) => take(host, subject, taken));
  const scenario = { ...calm, schedule: host.doesTimeStand ? [TIME_STANDS, ...steps] : steps };
  return { scenario, trace: { ...host.finish(host.next() ? "limit" : "quiet"), scenario } };
}

/** Does one step. @returns its command */
function take(host: Host, subject: AnySubject, { process, move }: Taken): string {
  const { id } = at(subject.members, process);
  const { what } = move;
  switch (what.kind) {
    case "ask":
      host.perform(found(host, (pending) => pending.kind === "ask" && pending.process === process));
      return `${id} ask`;
    case "timer":
      host.perform(
        found(host, (item) => item.kind === "timer" && item.process === process && item.timer === what.timer),
      );
      return `${id} ${what.timer}`;
    case "crash":
      host.intervene({ do: "crash", process: id, atMs: 0 });
      return `crash ${id}`;
    case "deliver":
    case "lose": {
      const message = canonicalJson(what.message);
      const arrival = found(host, (item) => {
        if (item.kind !== "arrival") return false;
        const flight = host.flight(item.flight);
        return (
          flight.to === process && flight.from === what.from && canonicalJson(flight.message) === message
        );
      });
      invariant(arrival.kind === "arrival", "a message arrives");
      if (what.kind === "deliver") host.perform(arrival);
      else host.lose(arrival);
      return `${what.kind} ${host.flight(arrival.flight).name}`;
    }
  }
}

/** Of several that are alike to the search the one that was sent first. */
function found(host: Host, isIt: (pending: Pending) => boolean): Pending {
  const pending = host
    .pending()
    .filter(isIt)
    .sort((a, b) => (a.kind === "arrival" && b.kind === "arrival" ? a.flight - b.flight : 0))[0];
  invariant(pending, "what a search did can be done");
  return pending;
}
