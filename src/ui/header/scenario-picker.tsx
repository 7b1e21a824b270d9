import { ChevronDown } from "lucide-react";
import { useEffect, useRef, useState, type ToggleEvent } from "react";
import { taskMark, taskName } from "../../experiments/lab.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench } from "../use-workbench.ts";
import { markSeen } from "./seen.ts";
import { shippedLike } from "./shipped-like.ts";
import "./scenario-picker.css";

const ScenarioMenu = inPlace(
  new Chunk(() => import("./scenario-menu.tsx").then(({ ScenarioMenu }) => ScenarioMenu)),
);

/** Where in the lab the run stands, and the menu of this experiment's scenarios. */
export function ScenarioPicker() {
  // A file or a link may leave it without a title.
  const title = useWorkbench(({ run }) => run.scenario.title || "A run without a title");
  const task = useWorkbench(({ run: { experiment, scenario } }) => {
    // Whatever was changed about a scenario, its task is the same.
    const shipped = experiment.scenarios.find((each) => each.title === scenario.title);
    return experiment.tasks.find(({ id }) => id === shipped?.task);
  });
  const current = useMarkSeen();
  const [shown, setShown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const box = button.current?.getBoundingClientRect();
    if (event.newState !== "open" || !box) return;
    const { style } = event.currentTarget;
    style.top = `${box.bottom + 6}px`;
    // As far left as it must be to be whole.
    style.setProperty("--under", `${box.left}px`);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="scenario"
        popoverTarget="scenarios"
        onMouseDown={keepFocus}
        aria-label={`Scenario: ${title}${task ? `, task: ${taskName(task)}` : ""}`}
      >
        {task && <span className="scenario-task">{taskMark(task)}</span>}
        <span className="cut scenario-title">{title}</span>
        <ChevronDown size="1.1em" />
      </button>
      <div
        ref={menu}
        id="scenarios"
        className="scenarios"
        popover="auto"
        onBeforeToggle={place}
        onToggle={({ newState }) => setShown(newState === "open")}
      >
        {shown && <ScenarioMenu current={current} close={() => menu.current?.hidePopover()} />}
      </div>
    </>
  );
}

/** A scenario is seen as soon as the user takes a step in it. Returns the id of the one that is shown. */
function useMarkSeen(): string | undefined {
  const experiment = useWorkbench(({ run }) => run.experiment.id);
  const current = useWorkbench(({ run }) => shippedLike(run.experiment, run.scenario)?.id);
  const isSeen = useWorkbench(({ cursor, showsLive }) => cursor > 0 || showsLive);
  useEffect(() => {
    if (isSeen && current !== undefined) markSeen(`${experiment}/${current}`);
  }, [isSeen, experiment, current]);
  return current;
}
