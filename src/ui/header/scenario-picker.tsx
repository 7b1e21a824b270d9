import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import type { ShippedScenario } from "../../experiments/experiment.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { shippedLike } from "./shipped-like.ts";
import "./scenario-picker.css";

/** The scenarios of this experiment, each with a sentence that says what to look at. */
export function ScenarioPicker() {
  const store = useWorkbenchStore();
  const experiment = useWorkbench(({ run }) => run.experiment);
  const scenario = useWorkbench(({ run }) => run.scenario);
  const shipped = shippedLike(experiment, scenario);
  const choose = (id: string | null) => {
    const chosen = experiment.scenarios.find((each) => each.id === id);
    if (chosen) store.getState().open(experiment, chosen.scenario);
  };
  return (
    <Select.Root<string> value={shipped?.id ?? null} onValueChange={choose} modal={false}>
      <Select.Trigger className="scenario" aria-label={`Scenario: ${scenario.title}`}>
        <small>Scenario</small>
        <span className="scenario-title">{scenario.title}</span>
        <Select.Icon className="scenario-icon">
          <ChevronDown size="1.1em" aria-hidden="true" />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          className="scenario-place"
          sideOffset={6}
          align="start"
          alignItemWithTrigger={false}
        >
          <Select.Popup className="scenario-popup">
            <Select.List>
              {experiment.scenarios.map((each) => (
                <ScenarioItem key={each.id} shipped={each} />
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}

function ScenarioItem({ shipped: { id, title, lookAt } }: { readonly shipped: ShippedScenario }) {
  return (
    <Select.Item className="scenario-item" value={id}>
      <Select.ItemIndicator className="scenario-chosen">
        <Check size="1.1em" aria-hidden="true" />
      </Select.ItemIndicator>
      <Select.ItemText className="scenario-item-title">{title}</Select.ItemText>
      <span className="scenario-look-at">{lookAt}</span>
    </Select.Item>
  );
}
