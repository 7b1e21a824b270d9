import { Keyboard, Moon, Projector, Share2, SlidersHorizontal, Sun, type LucideIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { Chunk } from "../chunk/chunk.ts";
import { offers } from "../experiments/offers.ts";
import { useShown } from "../experiments/use-shown.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { RunMenu } from "../menu/run-menu.tsx";
import { chooseTheme, themes } from "../theme/choose-theme.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { ScenarioPicker } from "./scenario-picker.tsx";
import "../form/segments.css";
import "./header.css";

const sharing = new Chunk(() => import("./share.ts"));
const presentTools = new Chunk(() => import("../present/present-tools.tsx"));

interface Props {
  readonly showKeys: () => void;
  readonly showParameters: () => void;
  readonly showExplore: () => void;
  readonly showLive: () => void;
}

export function Header({ showKeys, showParameters, showExplore, showLive }: Props) {
  const { Switch } = useShown();
  return (
    <header className="bar header">
      <Brand />
      <ExperimentNav />
      <ScenarioPicker />
      {Switch && <Switch />}
      <div className="header-tools">
        <Tool name="parameters" label="Parameters" icon={SlidersHorizontal} act={showParameters} />
        <HallTools />
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

/** The tools of a presentation. Its keys work without them, so a failure to fetch them is not reported. */
function HallTools() {
  const presenting = useWorkbench((workbench) => workbench.presenting !== null);
  const [found, setFound] = useState(() => presentTools.found);
  useEffect(() => {
    if (presenting) presentTools.fetch().then(setFound, () => {});
  }, [presenting]);
  return presenting && found ? <found.PresentTools /> : null;
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
      <Icon size="1.2em" />
    </button>
  );
}

/** The name of the page: a message on its way between two lanes. */
function Brand() {
  return (
    <h1 className="brand">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <path d="M3 5h16M3 17h16" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
        <path d="M6 5l8 12" stroke="var(--p2)" strokeWidth="2.2" strokeLinecap="round" />
        <circle cx="6" cy="5" r="2.6" fill="var(--p1)" />
        <circle cx="14" cy="17" r="2.6" fill="var(--p3)" />
      </svg>
      Interleave
    </h1>
  );
}

function ExperimentNav() {
  const current = useWorkbench(({ run }) => run.experiment.id);
  return (
    <nav className="segments experiments" aria-label="Experiments">
      {offers.map(({ id, number, title, opensOn }) => (
        <a
          key={id}
          href={`#/${id}/${opensOn}`}
          onMouseDown={keepFocus}
          aria-current={id === current ? "page" : undefined}
        >
          <b>{number}</b> <span>{title}</span>
        </a>
      ))}
    </nav>
  );
}

/** Copies a link to this run at this step. */
function ShareButton() {
  const store = useWorkbenchStore();
  return (
    <button
      type="button"
      className="tool tool-share"
      data-tip="Copy a link to this step"
      onMouseDown={keepFocus}
      onClick={() => void sharing.want().then((found) => found?.share(store))}
    >
      <Share2 size="1.15em" />
      Share
    </button>
  );
}

const themeIcons = { light: Sun, dark: Moon, projector: Projector } as const;
const themeTips = { light: "Light theme", dark: "Dark theme", projector: "Projector theme" } as const;

function ThemeButton() {
  const store = useWorkbenchStore();
  const theme = useWorkbench((workbench) => workbench.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "light";
  const Icon = themeIcons[next];
  return (
    <button
      type="button"
      className="tool"
      aria-label={`Switch to the ${next} theme`}
      data-tip={themeTips[next]}
      onMouseDown={keepFocus}
      onClick={() => chooseTheme(store, next)}
    >
      <Icon size="1.2em" />
    </button>
  );
}
