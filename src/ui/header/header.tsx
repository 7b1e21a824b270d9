import { Keyboard, SlidersHorizontal, type LucideIcon } from "lucide-react";
import { useShown } from "../experiments/use-shown.ts";
import { RunMenu } from "../menu/run-menu.tsx";
import { PresentTools } from "../present/present-tools.tsx";
import { Brand } from "./brand.tsx";
import { ExperimentNav } from "./experiment-nav.tsx";
import { ScenarioPicker } from "./scenario-picker.tsx";
import { ShareButton } from "./share-button.tsx";
import { ThemeButton } from "./theme-button.tsx";
import "../form/segments.css";
import "./header.css";

interface Props {
  readonly showKeys: () => void;
  readonly showParameters: () => void;
  readonly showExplore: () => void;
  readonly showLive: () => void;
}

export function Header({ showKeys, showParameters, showExplore, showLive }: Props) {
  const { Switch } = useShown();
  return (
    <header className="header">
      <Brand />
      <ExperimentNav />
      <ScenarioPicker />
      {Switch && <Switch />}
      <div className="header-tools">
        <Tool name="parameters" label="Parameters" icon={SlidersHorizontal} act={showParameters} />
        <PresentTools />
        <ShareButton />
        <Tool name="keys" label="Keys" keys="?" icon={Keyboard} act={showKeys} />
        <ThemeButton />
        <RunMenu
          showKeys={showKeys}
          showParameters={showParameters}
          showExplore={showExplore}
          showLive={showLive}
        />
      </div>
    </header>
  );
}

interface ToolProps {
  readonly name: string;
  readonly label: string;
  readonly keys?: string;
  readonly icon: LucideIcon;
  readonly act: () => void;
}

function Tool({ name, label, keys, icon: Icon, act }: ToolProps) {
  return (
    <button
      type="button"
      className={`tool tool-${name}`}
      aria-label={label}
      data-tip={label}
      data-keys={keys}
      onClick={act}
    >
      <Icon size="1.2em" aria-hidden="true" />
    </button>
  );
}
