import { useRef, type ComponentType, type KeyboardEvent } from "react";
import type { Tab } from "../../store/page-state.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { useShown } from "../experiments/use-shown.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import "./panels.css";

// The experiment that the page opens on has a panel of its own for code.
const CodePanel = inPlace(
  new Chunk(() => import("./code/code-panel.tsx").then(({ CodePanel }) => CodePanel)),
);
const StatePanel = inPlace(
  new Chunk(() => import("./state/state-panel.tsx").then(({ StatePanel }) => StatePanel)),
);
const ConsolePanel = inPlace(
  new Chunk(() => import("./console/console-panel.tsx").then(({ ConsolePanel }) => ConsolePanel)),
);
const ChangesPanel = inPlace(
  new Chunk(() => import("../changes/changes-panel.tsx").then(({ ChangesPanel }) => ChangesPanel)),
);

const tabs: readonly { readonly tab: Tab; readonly label: string; readonly Panel: ComponentType }[] = [
  { tab: "code", label: "Code", Panel: CodePanel },
  { tab: "state", label: "State", Panel: StatePanel },
  { tab: "console", label: "Console", Panel: ConsolePanel },
  { tab: "changes", label: "Changes", Panel: ChangesPanel },
];

/** The same step three more ways: the listing, the variables, what was printed. */
export function Panels() {
  const store = useWorkbenchStore();
  const shown = useWorkbench((workbench) => workbench.tab);
  const row = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent) => {
    const next = tabAfter(shown, event.key);
    if (!next) return;
    event.preventDefault();
    store.getState().showTab(next);
    row.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  const { Code, Console, State } = useShown();
  const own: Partial<Record<Tab, ComponentType | undefined>> = { code: Code, console: Console, state: State };
  const Panel = own[shown] ?? tabs.find(({ tab }) => tab === shown)?.Panel;
  return (
    <div className="panels">
      <div ref={row} className="tabs" role="tablist" aria-label="Views of this step">
        {tabs.map(({ tab, label }) => (
          <button
            key={tab}
            type="button"
            className="tab"
            role="tab"
            id={`tab-${tab}`}
            aria-selected={tab === shown}
            aria-controls="panel"
            tabIndex={tab === shown ? 0 : -1}
            onMouseDown={keepFocus}
            onKeyDown={walk}
            onClick={() => store.getState().showTab(tab)}
          >
            {label}
          </button>
        ))}
      </div>
      <div
        className="panel"
        role="tabpanel"
        id="panel"
        aria-labelledby={`tab-${shown}`}
        translate={shown === "changes" ? undefined : "no"}
      >
        {Panel && <Panel />}
      </div>
    </div>
  );
}

/** Where an arrow key or an end leads to in the row of tabs, or null. */
function tabAfter(shown: Tab, key: string): Tab | null {
  const at = tabs.findIndex(({ tab }) => tab === shown);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key];
  return to === undefined ? null : (tabs.at(to % tabs.length)?.tab ?? null);
}
