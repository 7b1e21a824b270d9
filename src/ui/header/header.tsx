import { Keyboard, SlidersHorizontal } from "lucide-react";
import { RunMenu } from "../menu/run-menu.tsx";
import { Brand } from "./brand.tsx";
import { ExperimentNav } from "./experiment-nav.tsx";
import { OrderSwitch } from "./order-switch.tsx";
import { ScenarioPicker } from "./scenario-picker.tsx";
import { ShareButton } from "./share-button.tsx";
import { ThemeButton } from "./theme-button.tsx";
import "./header.css";

interface Props {
  readonly showKeys: () => void;
  readonly showParameters: () => void;
}

export function Header({ showKeys, showParameters }: Props) {
  return (
    <header className="header">
      <Brand />
      <ExperimentNav />
      <ScenarioPicker />
      <OrderSwitch />
      <div className="header-tools">
        <button
          type="button"
          className="tool tool-parameters"
          aria-label="Parameters"
          data-tip="Parameters"
          onClick={showParameters}
        >
          <SlidersHorizontal size="1.2em" aria-hidden="true" />
        </button>
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
        <RunMenu showParameters={showParameters} />
      </div>
    </header>
  );
}
