import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Agenda, type Due } from "../../src/world/agenda.ts";
import { always } from "../support/always.ts";

interface Named extends Due {
  readonly name: number;
}

const dues = fc
  .array(fc.record({ atMs: fc.integer({ min: 0, max: 5 }), rank: fc.constantFrom(0 as const, 1 as const) }), {
    maxLength: 60,
    size: "max",
  })
  .map((list) => list.map((due, name): Named => ({ ...due, name })));

/** What the agenda promises, the slow way: `sort` is stable. */
function inOrder(list: readonly Named[]): Named[] {
  return list.toSorted((a, b) => a.atMs - b.atMs || a.rank - b.rank);
}

function filled(list: readonly Named[]): Agenda<Named> {
  const agenda = new Agenda<Named>();
  for (const due of list) agenda.add(due);
  return agenda;
}

function emptied(agenda: Agenda<Named>): Named[] {
  const taken: Named[] = [];
  for (let due = agenda.take(); due; due = agenda.take()) taken.push(due);
  return taken;
}

describe("the agenda", () => {
  it("gives the earliest first, interventions first at equal times, then in the order of adding", () => {
    always(dues, { runs: 300, sometimes: ["equal times", "many"] }, (list, sometimes) => {
      sometimes(
        "equal times",
        list.some((a) => list.some((b) => a !== b && a.atMs === b.atMs)),
      );
      sometimes("many", list.length > 30);
      expect(filled(list).list()).toEqual(inOrder(list));
      expect(emptied(filled(list))).toEqual(inOrder(list));
    });
  });

  it("keeps that order while it is added to and taken from", () => {
    always(
      fc.tuple(dues, dues, fc.nat(30)),
      { runs: 200, sometimes: ["left over"] },
      ([a, b, n], sometimes) => {
        const agenda = filled(a);
        const first = Array.from({ length: Math.min(n, a.length) }, () => agenda.take());
        const later = b.map((due) => ({ ...due, name: due.name + 1000 }));
        for (const due of later) agenda.add(due);
        expect(first).toEqual(inOrder(a).slice(0, first.length));
        const rest = inOrder([
          ...inOrder(a)
            .slice(first.length)
            .toSorted((x, y) => x.name - y.name),
          ...later,
        ]);
        sometimes("left over", first.length > 0 && first.length < a.length && b.length > 0);
        expect(agenda.size).toBe(rest.length);
        expect(emptied(agenda)).toEqual(rest);
      },
    );
  });

  it("gives up any one item, and keeps the order of the others", () => {
    always(fc.tuple(dues, fc.nat(60)), { runs: 200, sometimes: ["removed"] }, ([list, n], sometimes) => {
      const agenda = filled(list);
      const item = list[n % Math.max(1, list.length)];
      if (!item) return;
      sometimes("removed", true);
      expect(agenda.remove(item)).toBe(true);
      expect(agenda.remove(item)).toBe(false);
      expect(emptied(agenda)).toEqual(inOrder(list).filter((due) => due !== item));
    });
  });

  it("looks at the next item without taking it", () => {
    const due: Named = { atMs: 1, rank: 1, name: 0 };
    const agenda = filled([due]);
    expect([agenda.peek(), agenda.peek(), agenda.take(), agenda.peek(), agenda.take()]).toEqual([
      due,
      due,
      due,
      undefined,
      undefined,
    ]);
  });
});
