import { Check, ChevronDown } from "lucide-react";
import { useRef, type KeyboardEvent, type ToggleEvent } from "react";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench } from "../use-workbench.ts";
import { shippedLike } from "./shipped-like.ts";
import "./scenario-picker.css";

/**
 * The scenarios of this experiment, each with a sentence that says what to look at. Each is a link, so that it can
 * be copied or opened beside this one.
 */
export function ScenarioPicker() {
  const { id: experiment, scenarios } = useWorkbench(({ run }) => run.experiment);
  // A file or a link may leave it without a title.
  const title = useWorkbench(({ run }) => run.scenario.title || "A run without a title");
  const current = useWorkbench(({ run }) => shippedLike(run.experiment, run.scenario)?.id);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== "open") return;
    const under = button.current?.getBoundingClientRect();
    event.currentTarget.style.top = `${(under?.bottom ?? 0) + 6}px`;
    event.currentTarget.style.left = `${under?.left ?? 0}px`;
  };
  /** Who opened it with a key goes on with keys, from the scenario that is shown. */
  const enter = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== "open" || document.activeElement !== button.current) return;
    const links = list.current;
    (links?.querySelector<HTMLElement>("[aria-current]") ?? links?.querySelector("a"))?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="scenario"
        popoverTarget="scenarios"
        onMouseDown={keepFocus}
        aria-label={`Scenario: ${title}`}
      >
        <small>Scenario</small>
        <span className="cut scenario-title">{title}</span>
        <ChevronDown size="1.1em" />
      </button>
      <div
        ref={list}
        id="scenarios"
        className="scenarios"
        popover="auto"
        onBeforeToggle={place}
        onToggle={enter}
      >
        <nav aria-label="Scenarios">
          <ul>
            {scenarios.map(({ id, title, lookAt }) => (
              <li key={id}>
                <a
                  href={`#/${experiment}/${id}?step=0`}
                  aria-current={id === current ? "true" : undefined}
                  onMouseDown={keepFocus}
                  onKeyDown={walk}
                  onClick={() => list.current?.hidePopover()}
                >
                  {id === current && <Check size="1.1em" />}
                  <b>{title}</b>
                  <span>{lookAt}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </>
  );
}

/** Up and down go from one scenario to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest("ul")?.querySelectorAll("a") ?? [])];
  const at = links.findIndex((link) => link === event.currentTarget);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}
