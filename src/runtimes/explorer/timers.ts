import type { Effect, SetTimerEffect } from "../../contract/machine.ts";
import type { SetTimer } from "./seat.ts";

/**
 * The timers that are set after a step, in the order of their names. A timer that is set may be over at any
 * moment: how long is left of it depends on how long everything else took. Only two that one step sets begin
 * together, on one oscillator, so that of these the shorter is over first, whatever else happens.
 */
export function timersAfter(
  before: readonly SetTimer[],
  effects: readonly Effect<unknown>[],
): readonly SetTimer[] {
  if (!effects.some(isOfTimer) && before.every(({ behind }) => behind.length === 0)) return before;
  const set = new Map<string, SetTimerEffect>();
  const gone = new Set<string>();
  for (const effect of effects) {
    if (effect.kind !== "set-timer" && effect.kind !== "cancel-timer") continue;
    gone.add(effect.timer);
    if (effect.kind === "set-timer") set.set(effect.timer, effect);
    else set.delete(effect.timer);
  }
  const kept = before.filter(({ name }) => !gone.has(name));
  const names = new Set(kept.map(({ name }) => name));
  const timers = [
    ...kept.map((timer) => stillBehind(timer, names)),
    ...[...set.values()].map((effect) => begun(effect, [...set.values()])),
  ];
  return timers.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isOfTimer({ kind }: Effect<unknown>): boolean {
  return kind === "set-timer" || kind === "cancel-timer";
}

function stillBehind(timer: SetTimer, names: ReadonlySet<string>): SetTimer {
  if (timer.behind.every((name) => names.has(name))) return timer;
  return { ...timer, behind: timer.behind.filter((name) => names.has(name)) };
}

function begun(
  { timer, role, turn, afterMs }: SetTimerEffect,
  together: readonly SetTimerEffect[],
): SetTimer {
  const isSooner = (other: SetTimerEffect) => other.role === "timeout" && other.afterMs < afterMs;
  const behind = role === "timeout" ? together.filter(isSooner).map((other) => other.timer) : [];
  return { name: timer, role, ...(turn ? { turn } : {}), behind: behind.sort() };
}
