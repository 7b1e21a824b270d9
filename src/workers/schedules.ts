import { invariant } from "../base/invariant.ts";
import type { Outcome } from "../contract/outcome.ts";
import { formats } from "../experiments/formats.ts";
import { bringWhole } from "../experiments/sockets/python/whole.ts";
import { pythonPrograms } from "../experiments/sockets/python-programs.ts";
import { variantOf } from "../experiments/sockets/variants.ts";
import type { Engine } from "../runtimes/python/engine.ts";
import { areApart } from "../runtimes/python/schedules/apart.ts";
import { Explainer } from "../runtimes/python/schedules/explained.ts";
import { runner } from "../runtimes/python/schedules/runner.ts";
import { boundWords, search } from "../runtimes/python/schedules/search.ts";
import type { Found, Variant } from "../runtimes/python/schedules/variant.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { FromThread, ToThread } from "../store/asker.ts";
import type { FoundOutcome, SchedulesAsked, SchedulesTold } from "../store/schedules.ts";
import { marksCriticalSection, outcomeOf } from "../summary/outcome.ts";
import { whyOf } from "../summary/why.ts";
import { startPython } from "./start-python.ts";

/** Tries many schedules of a student's own programs, on a thread with an interpreter of its own. */

/** What was found is told so often at most, in ms. */
const TELL_MS = 150;
/** So many outcomes are explained. */
const MOST_EXPLAINED = 24;

bringWhole();

// A thread has one owner, so there is no origin to name.
const post = (told: FromThread<SchedulesTold, SchedulesTold>) => globalThis.postMessage(told, {});

let engine: Promise<Engine> | null = null;

globalThis.addEventListener("message", ({ data }: MessageEvent<ToThread<SchedulesAsked>>) => {
  // The page ends the thread where nothing more is wanted.
  if (data.kind === "ask") void answer(data.id, data.asked);
});

async function answer(id: number, asked: SchedulesAsked): Promise<void> {
  try {
    post({
      kind: "done",
      id,
      done: await tried(asked, (progress) => post({ kind: "progress", id, progress })),
    });
  } catch (error) {
    post({ kind: "failed", id, why: error instanceof Error ? error.message : String(error) });
  }
}

async function tried(
  { scenario, wanted, filesAt }: SchedulesAsked,
  tell: (told: SchedulesTold) => void,
): Promise<SchedulesTold> {
  invariant(scenario.experiment === "sockets", "Python programs run over sockets");
  const programs = pythonPrograms(scenario);
  invariant(programs, "there is a program to run");
  const { preempt } = wanted;
  const python = {
    engine: async () => {
      if (engine && (await engine).isBroken) engine = null;
      return await (engine ??= startPython(filesAt));
    },
    programs,
    scenarioOf: ({ turns, interventions }: Found<Outcome>["variant"]) =>
      variantOf(scenario, { preempt, turns }, interventions),
    subjectOf: (variant: Scenario) => formats.of(variant).subject(variant),
    observe: outcomeOf,
  };
  const explainer = new Explainer<Outcome>(python, preempt, whyOf);
  // The page can end this thread at any moment: what is found is explained at once.
  const whys = new Map<string, { readonly of: Variant; readonly why: readonly string[] }>();
  const explain = async (one: Found<Outcome>, all: readonly Found<Outcome>[]) => {
    const { observed, variant } = one;
    const known = whys.get(observed.key);
    if (known?.of === variant || (!known && whys.size >= MOST_EXPLAINED)) return;
    whys.set(observed.key, { of: variant, why: await explainer.explain(one, all) });
  };
  const toldOf = ({ observed, count, variant }: Found<Outcome>): FoundOutcome => {
    const { kind, broken, console, exits, key } = observed;
    return { kind, broken, console, exits, count, variant, why: whys.get(key)?.why ?? [] };
  };
  let toldMs = performance.now();
  const { schedules, outcomes, ...how } = await search(
    runner<Outcome>(python),
    { ...wanted, apart: areApart(programs.files) && !marksCriticalSection(scenario) },
    {
      found: explain,
      progress: (count, found) => {
        if (performance.now() - toldMs < TELL_MS) return;
        toldMs = performance.now();
        tell({ schedules: count, outcomes: found.map(toldOf), bound: null });
      },
    },
  );
  // Their schedules are shorter now.
  for (const found of outcomes) await explain(found, outcomes);
  return { schedules, outcomes: outcomes.map(toldOf), bound: boundWords(how) };
}
