import type { Experiment } from "../../experiments/experiment.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { keepRecording } from "../../store/run.ts";
import type { Notice } from "../../store/page-state.ts";
import { decodeTrace, encodeTrace } from "../../trace/codec.ts";
import { formats } from "../../experiments/formats.ts";

/** The browser keeps so many recordings of this page; of more it forgets the oldest. */
const MOST = 8;
const PLACE = "interleave-recordings";

/**
 * Has the browser keep a recording, so that a reload finds it, and returns the name under which it does. A browser
 * that refuses, or is full, keeps nothing: then the name finds nothing, and `keptRecording` says so.
 */
export async function keepInBrowser(trace: Parameters<typeof encodeTrace>[0]): Promise<string> {
  const name = Date.now().toString(36);
  try {
    const cache = await caches.open(PLACE);
    await cache.put(pathOf(name), new Response(encodeTrace(trace)));
    const kept = await cache.keys();
    for (const old of kept.slice(0, -MOST)) await cache.delete(old);
  } catch {
    // Not in a page that came without https, and not where there is no room.
  }
  return name;
}

interface Kept {
  /** The recording's own scenario; null where this browser does not have the recording. */
  readonly scenario: Scenario | null;
  /** What the user must know of it. */
  readonly notice: Notice;
}

/** The recording that an address names, replayed once more. */
export async function keptRecording(name: string, experiment: Experiment): Promise<Kept> {
  const text = await textOf(name);
  const read = text === null ? null : decodeTrace(text, formats);
  if (!read?.ok) return { scenario: null, notice: simulated };
  return { scenario: keepRecording(experiment, read.value).scenario, notice: recorded };
}

const simulated: Notice = {
  kind: "problem",
  title: "This is a new simulation, not the recording",
  text: "The address holds only the scenario, and this browser no longer has the recording. If you saved it, open its file.",
};

const recorded: Notice = {
  kind: "done",
  title: "Recorded from real processes",
  text: "This browser kept the recording. Another browser does not have it: save it to share it.",
};

async function textOf(name: string): Promise<string | null> {
  try {
    const cache = await caches.open(PLACE);
    const found = await cache.match(pathOf(name));
    return found ? await found.text() : null;
  } catch {
    return null;
  }
}

/** A cache names what it has by addresses; nothing is ever fetched from this one. */
function pathOf(name: string): string {
  return `./recordings/${encodeURIComponent(name)}`;
}
