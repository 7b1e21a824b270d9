import { beforeAll, describe, expect, test } from "vitest";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { hostOf } from "../../src/experiments/sockets/host.ts";
import { waitsAt } from "../../src/store/blocked.ts";
import type { Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import type { State } from "../../src/protocols/python-program/state.ts";
import { ownRun } from "../support/own-runs.ts";
import { caseNames, scenarioText } from "../support/python-programs.ts";

const names = [...caseNames, "deadlock", "kill-terminate", "socket-server"];

/** A run with thousands of steps that are alike is looked at here and there. */
const stepsMost = 600;

const runs = new Map<string, Run>();

beforeAll(async () => {
  for (const name of names) runs.set(name, await ownRun(scenarioText(name)));
}, 300_000);

function runOf(name: string): Run {
  return runs.get(name) as Run;
}

/** The steps to look at: those that are the first of their kind, and of the others every so many. */
function steps(run: Run): number[] {
  const every = Math.max(1, Math.floor(run.trace.steps.length / stepsMost));
  const seen = new Set<string>();
  return run.trace.steps.flatMap(({ index }) => {
    const { rule, values } = toldOf(run, index);
    const kind = JSON.stringify([rule, values["wait"], values["call"]]).slice(0, 60);
    if (seen.has(kind) && index % every !== 0) return [];
    seen.add(kind);
    return [index];
  });
}

function sentence(run: Run, step: number): string {
  const { subject, pieces } = socketsExperiment.narrate(toldOf(run, step));
  const words = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return subject === null ? words : `${subject} ${words}`;
}

describe("of every program of a student's own", () => {
  test.each(names)("%s: every step has a sentence of its own", (name) => {
    const run = runOf(name);
    const bad = steps(run).flatMap((step) => {
      const { rule, values } = toldOf(run, step);
      const words = sentence(run, step);
      const isGood =
        /\S+ \S/.test(words) &&
        !/undefined|\[object|NaN|no longer waits for|goes on\.$/.test(words) &&
        words.length < 400;
      return isGood ? [] : [`${step} ${rule} ${JSON.stringify(values).slice(0, 200)}: ${words}`];
    });
    expect(bad.slice(0, 10)).toEqual([]);
  });

  test.each(names)("%s: a lit line is in the listing that it names", (name) => {
    const run = runOf(name);
    const listings = new Map(
      socketsExperiment
        .listingsOf(run.scenario)
        .map(({ name: file, text }) => [file, text.split("\n").length]),
    );
    let lit = 0;
    for (const step of steps(run)) {
      const at = socketsExperiment.lit(toldOf(run, step));
      if (!at) continue;
      lit++;
      const last = listings.get(at.listing);
      expect([step, at.listing, last === undefined]).toEqual([step, at.listing, false]);
      for (const line of [...at.lines, ...at.notes.map((note) => note.line)]) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(last ?? 0);
      }
    }
    expect(lit).toBeGreaterThan(0);
  });

  test.each(names)("%s: the hosts show what is there, with names and times", (name) => {
    const run = runOf(name);
    for (const step of steps(run).filter((_, index) => index % 5 === 0))
      run.trace.processes.forEach((_, process) => {
        const state = run.timeline.stateAt(process, step);
        const views = run.sockets.at(step).filter((view) => view.process === run.trace.processes[process]);
        const { threads, status } = hostOf(state, true, views);
        expect(JSON.stringify([status, threads])).not.toMatch(/undefined|NaN|"call\(\)"|"sinceMs":-/);
        for (const { awaits, call } of threads) expect(awaits !== null && call === null).toBe(false);
      });
  });

  test("a call waits on its host only while the kernel holds it", () => {
    let held = 0;
    for (const name of names) {
      const run = runOf(name);
      for (const step of steps(run))
        run.trace.processes.forEach((_, process) => {
          const views = run.sockets.at(step).filter((view) => view.process === run.trace.processes[process]);
          const blocked = views.flatMap((view) => view.blocked.map(({ thread }) => thread));
          const { threads } = hostOf(run.timeline.stateAt(process, step), true, views);
          for (const { id, call, awaits } of threads) {
            if (!/^(?:accept|connect|recv|send)\(/.test(call ?? "") || awaits === null) continue;
            expect([name, step, id, blocked]).toEqual([name, step, id, expect.arrayContaining([id])]);
            held++;
          }
        });
    }
    expect(held).toBeGreaterThan(100);
  });

  test.each(names)("%s: at the end every waiting process says what it waits for", (name) => {
    const run = runOf(name);
    const last = run.trace.steps.length - 1;
    const told = new Map(
      waitsAt(run, last).waiting.map(({ process, sentence: { pieces } }) => [
        process,
        pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join(""),
      ]),
    );
    run.trace.processes.forEach((process, index) => {
      const state = run.timeline.stateAt(index, last) as State;
      const waits = state.threads.flatMap((thread) => thread.waits ?? []);
      const isBlocked = waits.some(({ kind }) => ["call", "poll", "lock", "stdin"].includes(kind));
      if (isBlocked)
        expect([process, told.get(process)]).toEqual([process, expect.stringMatching(/waits.*\.$/)]);
      else expect([process, told.get(process)]).toEqual([process, undefined]);
      expect(told.get(process) ?? "").not.toMatch(/undefined|null/);
    });
  });
});
