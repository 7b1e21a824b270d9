import { completed } from "../../scenario/completed.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { usualRicartAgrawala } from "../../experiments/ricart-agrawala/scenario.ts";
import type { Dice } from "../dice.ts";

/** Nodes that all ask within one message delay. Each level has one more of them; from level 3 on two have a tie. */
export function contenders(dice: Dice, level: number): Scenario {
  const count = level + 1;
  const highest = dice.shuffled([0, 1, 2, 3, 4, 5, 6, 7]).slice(0, count);
  if (level >= 3) highest[1] = highest[0] ?? 0;
  return nodes(
    `${count} nodes that all want to enter`,
    dice.shuffled(highest).map((own) => ({ highest: own, asksMs: [dice.number(0, 8)] })),
  );
}

/** Node 1 is inside for long, and the others ask meanwhile, in an order that the seed decides. */
export function queueing(dice: Dice, level: number): Scenario {
  const others = dice.shuffled(Array.from({ length: level + 1 }, (_, index) => 30 + index * 10));
  return nodes("One node is inside, and the others ask", [
    { highest: 0, asksMs: [0], holdMs: 80 },
    ...others.map((atMs) => ({ highest: 0, asksMs: [atMs] })),
  ]);
}

/** One node asks, and nobody else. */
export function alone(dice: Dice, level: number): Scenario {
  const count = level + 1 + dice.number(0, 3);
  const asks = dice.number(0, count - 1);
  return nodes(
    `${count} nodes, and one of them asks`,
    Array.from({ length: count }, (_, index) => ({
      highest: dice.number(0, 9),
      asksMs: index === asks ? [0] : [],
    })),
  );
}

/** The same as `alone`, and another node crashes before it can reply. */
export function crashed(dice: Dice, level: number): Scenario {
  const count = level + 2;
  const down = dice.number(2, count);
  const scenario = nodes(
    `${count} nodes, and one of them crashes`,
    Array.from({ length: count }, (_, index) => ({
      highest: dice.number(0, 4),
      asksMs: index + 1 === down ? [] : [index * 20],
    })),
  );
  return { ...scenario, interventions: [{ do: "crash", process: String(down), atMs: 5 }] };
}

interface Node {
  readonly highest: number;
  readonly asksMs: readonly number[];
  readonly holdMs?: number;
}

function nodes(title: string, all: readonly Node[]): Scenario {
  return completed(usualRicartAgrawala, {
    title,
    processes: all.map(({ highest, asksMs, holdMs = 20 }, index) => ({
      id: String(index + 1),
      highest,
      requests: asksMs.map((atMs) => ({ atMs, holdMs })),
    })),
  });
}
