import { doneFromOutside, leftBehind, liveOf, liveShow } from "../../experiments/live.ts";
import { LIVE_PROCESSES_MAX, type LiveSettings } from "../../experiments/live-show.ts";
import { listed } from "../../base/words.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";

interface Props {
  readonly scenario: Scenario;
  readonly settings: LiveSettings;
  readonly change: (settings: LiveSettings) => void;
}

/** What an experiment may offer to set, each with its bounds. */
const fields = {
  travelMs: { label: "A segment takes about", unit: "ms", bounds: { min: 1, max: 2000 } },
  driftPpm: { label: "Clocks drift by up to", unit: "ppm", bounds: { min: 0, max: 50_000 } },
  everyMs: { label: "A round every", unit: "ms", bounds: { min: 500, max: 10_000 } },
} as const;

/** What will be run, before it is. */
export function Setup({ scenario, settings, change }: Props) {
  const set = (part: Partial<LiveSettings>) => change({ ...settings, ...part });
  const live = liveOf(scenario);
  const behind = leftBehind(scenario);
  const { title, paragraphs } = live.about(scenario, liveShow(scenario, settings).spares > 0);
  const count = doneFromOutside(scenario);
  return (
    <div className="live-setup">
      <div className="live-about">
        <h2>{title}</h2>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {count > 0 && (
          <p>
            The scenario kills or starts processes itself, {count === 1 ? "once" : `${count} times`}: the same
            happens to their threads.
          </p>
        )}
        {behind.length > 0 && (
          <p className="live-behind">
            Not done here: {listed(behind)}. Those changes belong to the simulation.
          </p>
        )}
      </div>
      <div className="live-fields">
        {live.words.processes !== null && (
          <NumberField
            label={live.words.processes}
            bounds={{ min: live.processes.least, max: LIVE_PROCESSES_MAX, whole: true }}
            value={settings.processes}
            change={(processes) => set({ processes })}
          />
        )}
        {live.settings.map((key) => (
          <NumberField
            key={key}
            {...fields[key]}
            value={settings[key]}
            change={(value) => set({ [key]: value })}
          />
        ))}
        <NumberField
          label={`Lost ${live.words.messages.toLowerCase()}`}
          unit="%"
          bounds={{ min: 0, max: 50 }}
          value={settings.loss}
          change={(loss) => set({ loss })}
        />
      </div>
    </div>
  );
}
