import { canonicalJson } from "../../base/canonical-json.ts";
import type { Run } from "../../store/run.ts";
import type { Theme } from "../../store/page-state.ts";
import type { Workbench } from "../../store/workbench.ts";
import { recordings, shareLink } from "./chunks.ts";
import { writeAddress, type Address } from "./address.ts";

type OfRun = Pick<Address, "which" | "recording">;

const known = new WeakMap<Run["scenario"], OfRun>();

/** The address of what is being looked at. A scenario that is not shipped is packed once. */
export async function currentAddress(
  { run, cursor, presenting, showsLive }: Pick<Workbench, "run" | "cursor" | "presenting" | "showsLive">,
  theme: Theme | null,
): Promise<string> {
  const ofRun = known.get(run.scenario) ?? (await addressed(run));
  known.set(run.scenario, ofRun);
  return writeAddress({
    experiment: run.experiment.id,
    ...ofRun,
    step: cursor,
    theme,
    present: presenting !== null,
    live: showsLive,
  });
}

async function addressed({ experiment, scenario, trace, isRecorded }: Run): Promise<OfRun> {
  const recording = isRecorded ? await (await recordings.fetch()).keepInBrowser(trace) : null;
  const text = canonicalJson(scenario);
  const shipped = experiment.scenarios.find((each) => canonicalJson(each.scenario) === text);
  if (shipped) return { which: { kind: "shipped", id: shipped.id }, recording };
  const { encodeLink } = await shareLink.fetch();
  return { which: { kind: "code", code: await encodeLink(scenario) }, recording };
}
