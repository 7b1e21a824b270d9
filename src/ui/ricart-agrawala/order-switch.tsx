import type { RicartAgrawalaOptions } from "../../experiments/ricart-agrawala/scenario.ts";
import { wantedScenario } from "../../store/opening.ts";
import { Segments } from "../form/segments.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

type Order = RicartAgrawalaOptions["order"];

const orders: readonly { readonly value: Order; readonly label: string; readonly tip: string }[] = [
  { value: "timestamp-id", label: "Right order", tip: "The lower (timestamp, id) goes first" },
  { value: "text", label: "Handout’s text order", tip: "Compares as the handout’s sentence says" },
];
const other = { value: "timestamp", label: "No tie-break", tip: "Compares timestamps alone" } as const;

/** Which request goes first: the right comparison and the handout's own words, one click apart. */
export function OrderSwitch() {
  const store = useWorkbenchStore();
  const scenario = useWorkbench(wantedScenario);
  if (scenario.experiment !== "ricart-agrawala") return null;
  const { options } = scenario;
  return (
    <Segments
      label="Which request goes first"
      choices={options.order === other.value ? [...orders, other] : orders}
      value={options.order}
      choose={(order) => store.getState().change({ ...scenario, options: { ...options, order } })}
    />
  );
}
