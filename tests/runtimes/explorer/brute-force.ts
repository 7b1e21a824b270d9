import { ricartAgrawala } from "../../../src/protocols/ricart-agrawala/machine.ts";
import { ricartAgrawalaSpace } from "../../../src/protocols/ricart-agrawala/space.ts";
import type { Message, State } from "../../../src/protocols/ricart-agrawala/state.ts";
import type { Bounds } from "../../../src/contract/search.ts";
import type { RicartAgrawalaScenario } from "../../../src/experiments/ricart-agrawala/scenario.ts";
import { overMessages } from "../../../src/experiments/ricart-agrawala/subject.ts";
import type { Input } from "../../../src/contract/machine.ts";

interface World {
  readonly nodes: readonly {
    readonly state: State | null;
    readonly told: number;
    readonly timers: Readonly<Record<string, string>>;
  }[];
  readonly network: readonly { readonly from: number; readonly to: number; readonly message: Message }[];
  readonly left: { readonly crashes: number; readonly losses: number; readonly timeouts: number };
}

/** The same search, as plainly as it can be written: whole worlds in a map, by their text. */
export function bruteForce(
  scenario: RicartAgrawalaScenario,
  { crashes, losses, timeouts }: Pick<Bounds, "crashes" | "losses" | "timeouts">,
) {
  const { members } = overMessages(scenario);
  const isFifo = scenario.network.order === "fifo";
  const begin: World = {
    nodes: members.map(({ config, id }) => ({
      state: ricartAgrawala.init(config, id).state,
      told: 0,
      timers: {},
    })),
    network: [],
    left: { crashes, losses, timeouts },
  };

  const stepped = (
    world: World,
    process: number,
    input: Input<Message, { kind: "request"; holdMs: number }>,
  ): World => {
    const node = world.nodes[process];
    if (!node?.state) throw new Error("a process that is down takes no step");
    const { state, effects } = ricartAgrawala.step(node.state, input);
    const timers = { ...node.timers };
    let { network } = world;
    for (const effect of effects) {
      if (effect.kind === "set-timer") timers[effect.timer] = effect.role;
      if (effect.kind === "cancel-timer") delete timers[effect.timer];
      if (effect.kind !== "send") continue;
      const to = members.findIndex(({ id }) => id === effect.to);
      if (world.nodes[to]?.state) network = [...network, { from: process, to, message: effect.message }];
    }
    const told = node.told + (input.kind === "ask" ? 1 : 0);
    return { ...world, nodes: world.nodes.with(process, { state, told, timers }), network };
  };

  const successors = (world: World): { world: World; isFree: boolean; entered: number | null }[] => {
    const found: { world: World; isFree: boolean; entered: number | null }[] = [];
    for (const [process, node] of world.nodes.entries()) {
      if (!node.state) continue;
      const wish = members[process]?.asks[node.told]?.wish;
      if (wish && ricartAgrawala.ready(node.state))
        found.push({
          world: stepped(world, process, { kind: "ask", clockMs: 0, wish }),
          isFree: true,
          entered: null,
        });
      for (const [timer, role] of Object.entries(node.timers)) {
        const { [timer]: _fired, ...timers } = node.timers;
        const isTimeout = role === "timeout";
        if (isTimeout && world.left.timeouts === 0) continue;
        const before = {
          ...world,
          nodes: world.nodes.with(process, { ...node, timers }),
          left: { ...world.left, timeouts: world.left.timeouts - (isTimeout ? 1 : 0) },
        };
        const after = stepped(before, process, { kind: "timer", clockMs: 0, timer });
        found.push({ world: after, isFree: true, entered: timer === "enter" ? process : null });
      }
      if (world.left.crashes > 0) {
        found.push({
          world: {
            nodes: world.nodes.with(process, { ...node, state: null, timers: {} }),
            network: world.network.filter(({ to }) => to !== process),
            left: { ...world.left, crashes: world.left.crashes - 1 },
          },
          isFree: false,
          entered: null,
        });
      }
    }
    const seen = new Set<string>();
    for (const [place, { from, to, message }] of world.network.entries()) {
      const name = isFifo ? `${from}>${to}` : `${from}>${to} ${JSON.stringify(message)}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const without = { ...world, network: world.network.toSpliced(place, 1) };
      const sender = members[from]?.id ?? "";
      found.push({
        world: stepped(without, to, { kind: "receive", clockMs: 0, from: sender, message }),
        isFree: true,
        entered: null,
      });
      if (world.left.losses > 0) {
        const left = { ...world.left, losses: world.left.losses - 1 };
        found.push({ world: { ...without, left }, isFree: false, entered: null });
      }
    }
    return found;
  };

  const textOf = ({ nodes, network, left }: World): string => {
    const letters = network.map(({ from, to, message }) => `${from}>${to} ${JSON.stringify(message)}`);
    const sorted = isFifo
      ? members.flatMap((_, from) =>
          members.flatMap((_m, to) => letters.filter((l) => l.startsWith(`${from}>${to} `))),
        )
      : letters.toSorted();
    const told = nodes.map(({ state, told: n, timers }) => [
      state && ricartAgrawalaSpace.keyOf(state),
      n,
      state && Object.keys(timers).toSorted(),
    ]);
    return JSON.stringify([told, sorted, left]);
  };

  const isDone = ({ nodes }: World) =>
    nodes.every(
      ({ state, told }, k) => !state || (state.phase === "RELEASED" && told === members[k]?.asks.length),
    );

  const known = new Set([textOf(begin)]);
  const worlds = [begin];
  const counts = { transitions: 0, stuck: 0, ends: 0, entries: 0, entriesBreaking: 0 };
  for (const world of worlds) {
    const next = successors(world);
    counts.transitions += next.length;
    const pending = world.nodes.some(({ timers }) => Object.keys(timers).length > 0);
    if (!pending && !next.some(({ isFree }) => isFree)) counts[isDone(world) ? "ends" : "stuck"]++;
    for (const { world: after, entered } of next) {
      if (entered !== null) {
        counts.entries++;
        if (after.nodes.filter(({ state }) => state?.phase === "HELD").length > 1) counts.entriesBreaking++;
      }
      const text = textOf(after);
      if (known.has(text)) continue;
      known.add(text);
      worlds.push(after);
    }
  }
  return { states: worlds.length, ...counts };
}
