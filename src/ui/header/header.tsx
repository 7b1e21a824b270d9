import { Keyboard } from "lucide-react";
import { Brand } from "./brand.tsx";
import { ExperimentNav } from "./experiment-nav.tsx";
import { OrderSwitch } from "./order-switch.tsx";
import { ScenarioPicker } from "./scenario-picker.tsx";
import { ShareButton } from "./share-button.tsx";
import { ThemeButton } from "./theme-button.tsx";
import "./header.css";

export function Header({ showKeys }: { readonly showKeys: () => void }) {
  return (
    <header className="header">
      <Brand />
      <ExperimentNav />
      <ScenarioPicker />
      <OrderSwitch />
      <div className="header-tools">
        <ShareButton />
        <button
          type="button"
          className="tool tool-keys"
          aria-label="Keys"
          data-tip="Keys (?)"
          onClick={showKeys}
        >
          <Keyboard size="1.25em" aria-hidden="true" />
        </button>
        <ThemeButton />
      </div>
    </header>
  );
}
