import type { BerkeleyOptions, BerkeleyScenario } from "../../experiments/berkeley/scenario.ts";
import { wantedScenario } from "../../store/opening.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

interface Switch {
  readonly label: string;
  readonly title: string;
  readonly isOn: (options: BerkeleyOptions) => boolean;
  readonly on: Partial<BerkeleyOptions>;
  readonly off: Partial<BerkeleyOptions>;
}

const SLEW_PPM = 20_000;
const GAMMA_MS = 500;

const switches: readonly Switch[] = [
  {
    label: "½ RTT",
    title: "Half the round-trip time is added to each reading",
    isOn: ({ compensation }) => compensation === "half-rtt",
    on: { compensation: "half-rtt" },
    off: { compensation: "none" },
  },
  {
    label: "Slew",
    title: "Clocks run faster or slower for a while; no clock jumps",
    isOn: ({ adjust }) => adjust.kind === "slew",
    on: { adjust: { kind: "slew", ppm: SLEW_PPM } },
    off: { adjust: { kind: "step" } },
  },
  {
    label: "Fault-tolerant",
    title: `Only the largest set within ${GAMMA_MS} ms is averaged`,
    isOn: ({ faultTolerantMs }) => faultTolerantMs !== null,
    on: { faultTolerantMs: GAMMA_MS },
    off: { faultTolerantMs: null },
  },
];

/** Each makes another run, with the one before it behind: what a comparison needs. */
export function Switches({ scenario: shown }: { readonly scenario: BerkeleyScenario }) {
  const store = useWorkbenchStore();
  const wanted = useWorkbench(wantedScenario);
  const scenario = wanted.experiment === "berkeley" ? wanted : shown;
  const { options } = scenario;
  return (
    <div className="offset-switches">
      {switches.map(({ label, title, isOn, on, off }) => {
        const pressed = isOn(options);
        return (
          <button
            key={label}
            type="button"
            className="switch"
            data-term={label}
            data-here={title}
            aria-pressed={pressed}
            onMouseDown={keepFocus}
            onClick={() =>
              store.getState().change({ ...scenario, options: { ...options, ...(pressed ? off : on) } })
            }
          >
            {label}
          </button>
        );
      })}
    </div>
  );
}
