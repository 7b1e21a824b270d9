import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  Eye,
  EyeOff,
  ListFilter,
  Pause,
  Play,
  type LucideIcon,
} from "lucide-react";
import { isAtEnd } from "../../store/side-by-side.ts";
import type { Workbench } from "../../store/workbench.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import type { Asked } from "../run-until/run-until.ts";
import { RunUntilButton } from "../run-until/run-until-button.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { Count } from "./count.tsx";
import { Scrubber } from "./scrubber.tsx";
import { SpeedControl } from "./speed-control.tsx";
import { showOnlyWhatMatters } from "./what-matters.ts";
import "./transport.css";

/** Where in the run we are, and the way to elsewhere. */
interface Props {
  readonly untilShown: Asked | null;
  readonly showUntil: (shown: Asked | null) => void;
}

export function Transport({ untilShown, showUntil }: Props) {
  const playing = useWorkbench((workbench) => workbench.playing);
  const atStart = useWorkbench((workbench) => workbench.cursor === 0 && workbench.beside === null);
  const atEnd = useWorkbench(isAtEnd);
  return (
    <section className="bar transport" aria-label="Steps">
      <div className="transport-buttons">
        <Button icon={ChevronFirst} label="First step" keys="Home" off={atStart} press={(w) => w.goTo(0)} />
        <Button icon={ChevronLeft} label="Back" keys="←" off={atStart} press={(w) => w.goBy(-1)} />
        <Button
          icon={playing ? Pause : Play}
          label={playing ? "Pause" : "Play"}
          keys="Space"
          kind="play"
          press={(w) => (w.playing ? w.pause() : w.play())}
        />
        <Button icon={ChevronRight} label="Forward" keys="→" off={atEnd} press={(w) => w.goBy(1)} />
        <Button icon={ChevronLast} label="Last step" keys="End" off={atEnd} press={(w) => w.goToEnd()} />
        <RunUntilButton shown={untilShown} show={showUntil} />
      </div>
      <div className="transport-switches">
        <HideButton />
        <MattersButton />
      </div>
      <Scrubber />
      <SpeedControl />
      <Count />
    </section>
  );
}

/** Hides what comes after the step that is shown, so that it can be guessed first. */
function HideButton() {
  const store = useWorkbenchStore();
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const Icon = hides ? EyeOff : Eye;
  return (
    <button
      type="button"
      className="transport-button transport-hide"
      aria-label="Hide what comes"
      aria-pressed={hides}
      data-tip={hides ? "Show what comes" : "Hide what comes"}
      data-keys="H"
      onMouseDown={keepFocus}
      onClick={() => store.getState().hideFuture(!hides)}
    >
      <Icon size="1.25em" aria-hidden="true" />
    </button>
  );
}

/** Steps from one step that matters to the next: what is passed over in between has happened. */
function MattersButton() {
  const store = useWorkbenchStore();
  const mattersOnly = useWorkbench((workbench) => workbench.mattersOnly);
  return (
    <button
      type="button"
      className="transport-button transport-matters"
      aria-label="Only what matters"
      aria-pressed={mattersOnly}
      data-tip={mattersOnly ? "Stop at every step" : "Stop only at the steps that matter"}
      data-keys="M"
      onMouseDown={keepFocus}
      onClick={() => showOnlyWhatMatters(store, !mattersOnly)}
    >
      <ListFilter size="1.25em" aria-hidden="true" />
      <span>Only what matters</span>
    </button>
  );
}

interface ButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys: string;
  readonly kind?: "play";
  /** Pressing it would change nothing. It can still be reached, so that the focus is not lost at the ends. */
  readonly off?: boolean;
  readonly press: (workbench: Workbench) => void;
}

function Button({ icon: Icon, label, keys, kind, off = false, press }: ButtonProps) {
  const store = useWorkbenchStore();
  return (
    <button
      type="button"
      className={kind === "play" ? "transport-button transport-play" : "transport-button"}
      aria-label={label}
      aria-disabled={off}
      data-tip={label}
      data-keys={keys}
      onMouseDown={keepFocus}
      onClick={() => press(store.getState())}
    >
      <Icon size="1.25em" aria-hidden="true" fill={kind === "play" ? "currentColor" : "none"} />
    </button>
  );
}
