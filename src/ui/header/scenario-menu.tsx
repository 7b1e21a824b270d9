import { Check, Search } from "lucide-react";
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { useStore } from "zustand";
import type { ShippedScenario, Task } from "../../experiments/experiment.ts";
import { nextScenario, numbered, taskName, tasksFound } from "../../experiments/lab.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { showLearning } from "../learning/opened.ts";
import { useWorkbench } from "../use-workbench.ts";
import { seen } from "./seen.ts";
import "./scenario-menu.css";

interface Props {
  /** The id of the scenario that is shown. */
  readonly current: string | undefined;
  readonly close: () => void;
}

/**
 * The lab as a map: the tasks of this experiment with their aims, and under each its scenarios with a line on what to
 * look at. Each scenario is a link, so that it can be copied or opened beside this one. Whatever is typed is searched for.
 */
export function ScenarioMenu({ current, close }: Props) {
  const experiment = useWorkbench(({ run }) => run.experiment);
  const [query, setQuery] = useState("");
  const menu = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const all = useStore(seen);
  const isSeen = (id: string) => all.has(`${experiment.id}/${id}`);
  const next = nextScenario(experiment, current, isSeen);
  const found = tasksFound(experiment, query);
  const count = found.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  const seenCount = experiment.scenarios.filter(({ id }) => isSeen(id)).length;
  useLayoutEffect(() => {
    const link = menu.current?.querySelector<HTMLElement>("[aria-current]") ?? linksIn(menu.current)[0];
    // The heading above it says which task it belongs to.
    link?.closest("section")?.scrollIntoView();
    link?.scrollIntoView({ block: "nearest" });
    link?.focus({ preventScroll: true });
  }, []);

  const hear = (event: KeyboardEvent) => {
    const links = linksIn(menu.current);
    const at = links.findIndex((link) => link === document.activeElement);
    const go = (to: number) => {
      event.preventDefault();
      if (to < 0) input.current?.focus();
      else links[Math.min(links.length - 1, to)]?.focus();
    };
    const isTyping = document.activeElement === input.current;
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp" && !isTyping) go(at - 1);
    else if (event.key === "Enter" && isTyping && query.trim() !== "") links[0]?.click();
    else if (isTyping) return;
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(links.length - 1);
    // What is typed while a link has the focus goes to the search.
    else if (isCharacter(event)) input.current?.focus();
  };
  return (
    <search ref={menu} className="lab">
      <div className="lab-head">
        <label className="lab-search">
          <Search size="1.1em" />
          <input
            ref={input}
            type="text"
            aria-label="Search the scenarios"
            placeholder="Search"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            value={query}
            onKeyDown={hear}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <output className="lab-count">
          {query.trim() === ""
            ? `${seenCount} of ${experiment.scenarios.length} seen`
            : `${count === 0 ? "None" : count} found`}
        </output>
      </div>
      <nav aria-label="Scenarios" data-list>
        {found.map(({ task, scenarios }) => (
          <section key={task.id} aria-labelledby={`task-${task.id}`}>
            <TaskHead task={task} number={experiment.number} close={close} />
            <ul>
              {scenarios.map((shipped) => (
                <li key={shipped.id}>
                  <Row
                    address={`#/${experiment.id}/${shipped.id}?step=0${shipped.opensLive ? "&live" : ""}`}
                    shipped={shipped}
                    isCurrent={shipped.id === current}
                    isNext={shipped === next}
                    isSeen={isSeen(shipped.id)}
                    hear={hear}
                    close={close}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {count === 0 && (
          <p className="lab-none">
            No scenario of {numbered(experiment)} has these words. Search for a task (“
            {experiment.tasks[1]?.id}
            ”) or a word of a title.
          </p>
        )}
      </nav>
    </search>
  );
}

interface HeadProps {
  readonly task: Task;
  /** The number of the experiment. */
  readonly number: number;
  readonly close: () => void;
}

function TaskHead({ task, number, close }: HeadProps) {
  // What lies beyond the handout has challenges, and no lesson.
  const isBeyond = task.id === "beyond";
  const lesson = task.id === "base" ? `${number}.base` : task.id;
  const open = () => {
    close();
    showLearning(isBeyond ? "list" : `lesson/${lesson}`);
  };
  return (
    <header>
      <h2 id={`task-${task.id}`}>{taskName(task)}</h2>
      <button type="button" className="lab-lesson" onClick={open}>
        {isBeyond ? "Challenges" : "Lesson"}
      </button>
      <p className="lab-aim">{task.aim}</p>
      <p className="lab-done">
        <b>Done when</b> {task.doneWhen}
      </p>
    </header>
  );
}

interface RowProps {
  readonly address: string;
  readonly shipped: ShippedScenario;
  readonly isCurrent: boolean;
  readonly isNext: boolean;
  readonly isSeen: boolean;
  readonly hear: (event: KeyboardEvent) => void;
  readonly close: () => void;
}

function Row({ address, shipped: { title, lookAt }, isCurrent, isNext, isSeen, hear, close }: RowProps) {
  return (
    <a
      className="lab-row"
      href={address}
      aria-current={isCurrent ? "true" : undefined}
      onMouseDown={keepFocus}
      onKeyDown={hear}
      onClick={close}
    >
      <i className="lab-mark" data-seen={isSeen || undefined}>
        {isSeen && <Check size="0.875em" />}
      </i>
      {isSeen && <span className="heard-only">Seen: </span>}
      <span className="lab-title">
        <b>{title}</b>
        {isCurrent && <em>Here</em>}
        {isNext && <em className="lab-next">Next</em>}
      </span>
      <span className="lab-line">{lookAt}</span>
    </a>
  );
}

function linksIn(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>("nav a") ?? [])];
}

function isCharacter({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== " " && !ctrlKey && !altKey && !metaKey;
}
