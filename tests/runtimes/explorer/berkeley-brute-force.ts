import { canonicalJson } from "../../../src/base/canonical-json.ts";
import type { Bounds } from "../../../src/contract/search.ts";
import type { SetTimerEffect } from "../../../src/contract/machine.ts";
import { berkeleySubject } from "../../../src/experiments/berkeley/subject.ts";
import type { State } from "../../../src/protocols/berkeley/state.ts";
import { Host } from "../../../src/runtimes/host.ts";
import { perform } from "../../../src/runtimes/script.ts";
import { parseCommand } from "../../../src/scenario/command.ts";
import type { BerkeleyScenario } from "../../../src/experiments/berkeley/scenario.ts";
import { citationOf, type Flight, type Trace, type TraceStep } from "../../../src/trace/trace.ts";

type Left = Pick<Bounds, "crashes" | "losses" | "timeouts">;

interface Timer extends SetTimerEffect {
  readonly setBy: number;
}

interface Clock {
  readonly id: string;
  state: State | null;
  clockMs: number;
  slewMs: number;
  readonly timers: Map<string, Timer>;
}

/** A moment of a run: the steps that lead to it, and what an onlooker sees after them. */
interface World {
  readonly script: readonly string[];
  readonly left: Left;
  readonly clocks: readonly Clock[];
  readonly flights: readonly Flight[];
  readonly turns: number;
  readonly last: TraceStep | undefined;
}

/**
 * The search of a Berkeley scenario, as plainly as it can be written: the simulator makes every run from its
 * beginning, each moment is read off the trace, and moments are told apart by their text. It shares nothing with
 * the explorer but the protocol: no seats, no packed states, no space.
 */
export function berkeleyBruteForce(scenario: BerkeleyScenario, bounds: Left) {
  const subject = berkeleySubject(scenario);
  const { rounds } = scenario.options;
  const isFifo = scenario.network.order === "fifo";

  const worldAfter = (script: readonly string[], left: Left): World => {
    const host = new Host(scenario, subject);
    for (const words of ["time stands", ...script]) {
      const command = parseCommand(words);
      const problem = command ? perform(host, command) : "no command";
      if (problem !== null) throw new Error(`${words}: ${problem}`);
    }
    const under = host.pending().flatMap((item) => (item.kind === "arrival" ? [item.flight] : []));
    const trace = host.finish("limit");
    const clocks = clocksOf(trace);
    const flights = under
      .sort((a, b) => a - b)
      .flatMap((index) => trace.flights[index] ?? [])
      .filter(({ to }) => clocks[to]?.state);
    const turns = trace.steps.filter(({ happening }) => "turn" in happening).length;
    return { script, left, clocks, flights, turns, last: trace.steps.at(-1) };
  };

  const clocksOf = (trace: Trace): Clock[] => {
    const clocks = subject.members.map(({ id, config, clockMs }): Clock => {
      const { state, effects } = subject.machine.init(config, id);
      const timers = new Map<string, Timer>();
      for (const effect of effects)
        if (effect.kind === "set-timer") timers.set(effect.timer, { ...effect, setBy: 0 });
      return { id, state, clockMs, slewMs: 0, timers };
    });
    for (const step of trace.steps) {
      const clock = clocks[step.process];
      if (!clock) continue;
      if (step.happening.kind === "timer") clock.timers.delete(step.happening.timer);
      if (step.happening.kind === "crash") clock.timers.clear();
      clock.state = step.happening.kind === "crash" ? null : (step.state as State);
      for (const effect of step.effects) {
        if (effect.kind === "set-timer") clock.timers.set(effect.timer, { ...effect, setBy: step.index });
        if (effect.kind === "cancel-timer") clock.timers.delete(effect.timer);
        if (effect.kind !== "adjust-clock") continue;
        clock.slewMs = effect.slewPpm === null ? 0 : effect.byMs;
        if (effect.slewPpm === null) clock.clockMs += effect.byMs;
      }
    }
    return clocks;
  };

  /** Timers of one process that one step set run on one oscillator: the shorter is over first. */
  const sooner = ({ timers }: Clock, timer: Timer): string[] =>
    [...timers.values()]
      .filter((other) => other.setBy === timer.setBy && other.role === "timeout" && timer.role === "timeout")
      .filter((other) => other.afterMs < timer.afterMs)
      .map((other) => other.timer);

  const moves = ({ clocks, flights, left, turns }: World) => {
    const found: { words: string; left: Left; isFree: boolean }[] = [];
    let canMove = false;
    for (const clock of clocks) {
      if (!clock.state) continue;
      for (const timer of clock.timers.values()) {
        if (sooner(clock, timer).length > 0 || (timer.turn && turns >= rounds)) continue;
        canMove = true;
        const isTimeout = timer.role === "timeout" && timer.turn !== "takes";
        if (isTimeout && left.timeouts === 0) continue;
        const after = isTimeout ? { ...left, timeouts: left.timeouts - 1 } : left;
        found.push({ words: `${clock.id} ${timer.timer}`, left: after, isFree: true });
      }
      if (left.crashes > 0)
        found.push({
          words: `crash ${clock.id}`,
          left: { ...left, crashes: left.crashes - 1 },
          isFree: false,
        });
    }
    const seen = new Set<string>();
    for (const { from, to, message, name } of flights) {
      const same = isFifo ? `${from}>${to}` : `${from}>${to} ${canonicalJson(message)}`;
      if (seen.has(same)) continue;
      seen.add(same);
      canMove = true;
      found.push({ words: `deliver ${name}`, left, isFree: true });
      if (left.losses > 0)
        found.push({ words: `lose ${name}`, left: { ...left, losses: left.losses - 1 }, isFree: false });
    }
    return { found, canMove };
  };

  const textOf = ({ clocks, flights, left, turns }: World): string => {
    const letters = flights.map(({ from, to, message }) => [from, to, canonicalJson(message)]);
    const link = ([from, to]: (typeof letters)[number]) => `${from}>${to}`;
    letters.sort((a, b) => {
      const [x, y] = isFifo ? [link(a), link(b)] : [canonicalJson(a), canonicalJson(b)];
      return x < y ? -1 : x > y ? 1 : 0;
    });
    const seats = clocks.map((clock) => {
      const { state, clockMs, slewMs, timers } = clock;
      if (!state) return null;
      const { role, master, term, mandateMs, readings, adjusted } = state;
      const open = state.open.map(({ round, polledMs, answers }) => [
        round,
        polledMs,
        answers.map((each) => canonicalJson(each)).toSorted(),
      ]);
      const set = [...timers.values()].map((timer) =>
        [timer.timer, ...sooner(clock, timer).toSorted()].join(),
      );
      return [
        role,
        master,
        term,
        mandateMs,
        readings,
        open,
        adjusted?.round ?? 0,
        clockMs,
        slewMs,
        set.toSorted(),
      ];
    });
    return canonicalJson([seats, letters, { ...left }, turns]);
  };

  const counts = {
    transitions: 0,
    depth: 0,
    entries: 0,
    twoMasters: 0,
    setBack: 0,
    unneeded: 0,
    stuck: 0,
    ends: 0,
    apart: 0,
  };
  const first = worldAfter([], bounds);
  const known = new Set([textOf(first)]);
  const worlds = [first];
  for (const world of worlds) {
    counts.depth = Math.max(counts.depth, world.script.length);
    const { found, canMove } = moves(world);
    counts.transitions += found.length;
    if (!canMove) {
      const states = world.clocks.flatMap(({ state }) => state ?? []);
      const isDone = states.every(({ role, open }) => role !== "candidate" && open.length === 0);
      counts[isDone ? "ends" : "stuck"]++;
      if (isDone && areApart(world)) counts.apart++;
    }
    for (const { words, left, isFree } of found) {
      const next = worldAfter([...world.script, words], left);
      const step = isFree ? next.last : undefined;
      const masters = ({ clocks }: World) =>
        clocks.flatMap(({ id, state }) => (state?.role === "master" ? [id] : []));
      const isNew = masters(next).some((id) => !masters(world).includes(id));
      if (isNew) counts.entries++;
      if (isNew && masters(next).length > 1) counts.twoMasters++;
      if (
        step?.effects.some((each) => each.kind === "adjust-clock" && each.slewPpm === null && each.byMs < 0)
      )
        counts.setBack++;
      if (step && ignored.has(citationOf(step)?.rule ?? "")) counts.unneeded++;
      const text = textOf(next);
      if (known.has(text)) continue;
      known.add(text);
      worlds.push(next);
    }
  }
  return { states: worlds.length, ...counts };
}

const ignored = new Set([
  "answer-late",
  "answer-repeated",
  "amount-repeated",
  "poll-outdated",
  "reading-late",
]);

/** Whether clocks that were adjusted last in the same, the latest round show different times; whole ms are meant. */
function areApart({ clocks }: World): boolean {
  const up = clocks.filter(({ state }) => state?.adjusted);
  const latest = Math.max(...up.map(({ state }) => state?.adjusted?.round ?? 0));
  const shown = up
    .filter(({ state }) => state?.adjusted?.round === latest)
    .map(({ clockMs, slewMs, state }) => ({
      ms: clockMs + slewMs,
      decimals: state?.config.roundSeconds ?? 6,
    }));
  if (shown.length < 2) return false;
  const times = shown.map(({ ms }) => ms);
  return Math.max(...times) - Math.min(...times) > 1000 * 10 ** -(shown[0]?.decimals ?? 6) + 1e-6;
}
