import { limits } from "../../contract/limits.ts";
import type { SocketProcess, SocketsOptions } from "../../experiments/sockets/scenario.ts";
import { YesNo } from "../parameters/choice.tsx";
import { NumberField } from "../form/number-field.tsx";
import { msBounds } from "../form/read-number.ts";
import type { Draft } from "../parameters/use-draft.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import { ClientFields } from "./client-fields.tsx";
import { CriticalSectionFields } from "./critical-section-fields.tsx";

const sizes: readonly (readonly [keyof SocketsOptions & `${string}Bytes`, string, number, number])[] = [
  ["segmentBytes", "Largest segment", limits.segmentBytes, limits.segmentBytes],
  ["sendBufferBytes", "Send buffer", 100_000_000, 4_124_806],
  ["receiveBufferBytes", "Receive buffer", 100_000_000, 127_973],
];

/** Sizes of the kernel, and when each process begins and is killed. */
export function SocketFields({ draft }: { readonly draft: Draft }) {
  const { scenario, choose, typed } = draft;
  const experiment = useWorkbench(({ run }) => run.experiment);
  if (scenario.experiment !== "sockets") return null;
  const { options, processes } = scenario;
  const withOption = (part: Partial<SocketsOptions>) => ({ ...scenario, options: { ...options, ...part } });
  const withProcess = (index: number, part: Partial<SocketProcess>) => ({
    ...scenario,
    processes: processes.map((process, i) => (i === index ? { ...process, ...part } : process)),
  });
  return (
    <>
      <ClientFields draft={draft} scenario={scenario} />
      <fieldset className="parameters-group">
        <legend>Kernel</legend>
        {sizes.map(([key, label, max, usual]) => (
          <NumberField
            key={key}
            label={label}
            unit="bytes"
            bounds={{ min: 1, max, whole: true }}
            value={options[key] ?? usual}
            {...typed(`options.${key}`, (value) => withOption({ [key]: value === usual ? null : value }))}
          />
        ))}
        <YesNo
          label="Each receive must return one whole message"
          value={options.wholeMessages}
          change={(wholeMessages) => choose(withOption({ wholeMessages }), "options.wholeMessages")}
        />
      </fieldset>
      <CriticalSectionFields draft={draft} scenario={scenario} />
      <fieldset className="parameters-group">
        <legend>Processes</legend>
        {processes.map(({ name, startAt, killAt }, index) => (
          <fieldset key={name} className="parameters-item">
            <legend style={{ color: processColour(index) }}>{experiment.nameOf(name)}</legend>
            <NumberField
              label="begins at"
              unit="ms"
              bounds={msBounds}
              value={startAt}
              {...typed(`processes[${index}].startAt`, (value) => withProcess(index, { startAt: value }))}
            />
            <label className="field">
              <input
                type="checkbox"
                checked={killAt !== null}
                onChange={({ target: { checked } }) =>
                  choose(
                    withProcess(index, { killAt: checked ? startAt + 100 : null }),
                    `processes[${index}].killAt`,
                  )
                }
              />
              is killed
            </label>
            {killAt !== null && (
              <NumberField
                label="killed at"
                unit="ms"
                bounds={msBounds}
                value={killAt}
                {...typed(`processes[${index}].killAt`, (value) => withProcess(index, { killAt: value }))}
              />
            )}
          </fieldset>
        ))}
      </fieldset>
    </>
  );
}
