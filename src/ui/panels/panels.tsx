import { Tabs } from "@base-ui/react/tabs";
import type { Tab } from "../../store/workbench.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { CodePanel } from "./code/code-panel.tsx";
import { ConsolePanel } from "./console/console-panel.tsx";
import { StatePanel } from "./state/state-panel.tsx";
import "./panels.css";

const tabs: readonly { readonly tab: Tab; readonly label: string; readonly Panel: () => React.ReactNode }[] =
  [
    { tab: "code", label: "Code", Panel: CodePanel },
    { tab: "state", label: "State", Panel: StatePanel },
    { tab: "console", label: "Console", Panel: ConsolePanel },
  ];

/** The same step three more ways: the listing, the variables, what was printed. */
export function Panels() {
  const store = useWorkbenchStore();
  const shown = useWorkbench((workbench) => workbench.tab);
  return (
    <Tabs.Root className="panels" value={shown} onValueChange={(tab: Tab) => store.getState().showTab(tab)}>
      <Tabs.List className="tabs" activateOnFocus aria-label="Views of this step">
        {tabs.map(({ tab, label }) => (
          <Tabs.Tab key={tab} className="tab" value={tab} onMouseDown={keepFocus}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ tab, Panel }) => (
        <Tabs.Panel key={tab} className="panel" value={tab} tabIndex={-1}>
          <Panel />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
