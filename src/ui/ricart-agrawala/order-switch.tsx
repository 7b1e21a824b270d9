import type { RicartAgrawalaOptions } from "../../experiments/ricart-agrawala/scenario.ts";
import { wantedScenario } from "../../store/opening.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

type Order = RicartAgrawalaOptions["order"];

const orders: readonly { readonly order: Order; readonly label: string; readonly tip: string }[] = [
  { order: "timestamp-id", label: "Right order", tip: "The lower (timestamp, id) goes first" },
  { order: "text", label: "Handout’s text order", tip: "Compares as the handout’s sentence says" },
];
const other = { order: "timestamp", label: "No tie-break", tip: "Compares timestamps alone" } as const;

/** Which request goes first: the right comparison and the handout's own words, one click apart. */
export function OrderSwitch() {
  const store = useWorkbenchStore();
  const scenario = useWorkbench(wantedScenario);
  if (scenario.experiment !== "ricart-agrawala") return null;
  const { order } = scenario.options;
  const choices = order === other.order ? [...orders, other] : orders;
  return (
    <fieldset className="order" aria-label="Which request goes first">
      {choices.map((choice) => (
        <button
          key={choice.order}
          type="button"
          aria-pressed={choice.order === order}
          data-tip={choice.tip}
          onMouseDown={keepFocus}
          onClick={() => {
            if (choice.order !== order)
              store.getState().change({ ...scenario, options: { ...scenario.options, order: choice.order } });
          }}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
