import { at } from "../base/invariant.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { shifted } from "../world/clock.ts";
import type { Executor } from "./executor.ts";
import type { Process } from "./process.ts";

/** A change to a run from outside. `index` is the intervention's place in the scenario, or −1. */
export function intervene(
  executor: Executor,
  subject: AnySubject,
  intervention: Intervention,
  index: number,
  part: "begin" | "end",
): void {
  // A process that another one starts may not be there yet, or never in this run.
  if ("process" in intervention && !executor.hasProcess(intervention.process)) return;
  switch (intervention.do) {
    case "crash":
      return crash(executor, executor.named(intervention.process));
    case "restart":
      if (subject.members.every(({ id }) => id !== intervention.process)) return;
      return restart(executor, subject, executor.named(intervention.process));
    case "set-clock": {
      const { process, byMs } = intervention;
      const set = executor.named(process);
      executor.setClock(set, shifted(set.clock, byMs));
      return executor.own(set, { kind: "set-clock", byMs });
    }
    case "partition":
      if (part === "begin") executor.partitions.begin(intervention);
      else executor.partitions.end(intervention);
      executor.world({ kind: part === "begin" ? "partition" : "heal", intervention: index }, -1, -1);
      return;
    default:
      // A change to a message is made when the message is sent.
      return;
  }
}

export function crash(executor: Executor, process: Process): void {
  if (!process.isUp) return;
  process.crash();
  executor.own(process, { kind: "crash" });
  const step = executor.recorder.steps.length - 1;
  executor.sockets?.kill(process.index, step);
  executor.killed(process, at(executor.recorder.steps, step));
}

function restart(executor: Executor, { machine, members }: AnySubject, process: Process): void {
  if (process.isUp) return;
  executor.sockets?.revive(process.index);
  const { config, id } = at(members, process.index);
  const begun = machine.init(config, id);
  process.isUp = true;
  process.state = begun.state;
  const clockMs = executor.clockMs(process);
  executor.input(process, { kind: "restart", clockMs }, -1, -1, begun.effects);
}
