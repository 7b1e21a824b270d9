import type { Effect, SpawnEffect } from "../contract/machine.ts";
import type { AnySubject, Member } from "../contract/subject.ts";

/** A process that a process of this member starts: it has its host and its clock, and no user. */
function childOf(
  { clockMs, driftPpm }: Member<unknown, unknown>,
  { process, config }: SpawnEffect,
): Member<unknown, unknown> {
  return { id: process, config, clockMs, driftPpm, asks: [] };
}

/** The subject with the processes that were started in the run, after its own, in the order of their start. */
export function withSpawned(
  subject: AnySubject,
  steps: readonly { readonly process: number; readonly effects: readonly Effect<unknown>[] }[],
): AnySubject {
  const members = [...subject.members];
  for (const { process, effects } of steps)
    for (const effect of effects) {
      const parent = members[process];
      if (effect.kind === "spawn" && parent) members.push(childOf(parent, effect));
    }
  return members.length === subject.members.length ? subject : { ...subject, members };
}
