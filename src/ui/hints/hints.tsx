import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { glossaries } from "../../experiments/glossaries.ts";
import { placeBeside } from "../explain/place-beside.ts";
import { Push } from "../form/push.tsx";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { endFirstVisit, isFirstVisit, skipHints } from "./first-visit.ts";

interface Hint {
  readonly title: string;
  readonly text: string;
  /** What it points at, and the part of the page that it must not cover. */
  readonly at: string;
  readonly around: string;
  /** Beside that part there is something that needs no look now, but not under it. */
  readonly sideways?: true;
}

/** On a first visit: what there is to try, one thing after the other, each beside its place. */
export function Hints() {
  const store = useWorkbenchStore();
  const isBusy = useWorkbench(
    ({ presenting, comparing, showsPrograms, recordFiles }) =>
      presenting !== null || comparing || showsPrograms || recordFiles !== null,
  );
  const hints = useHints().filter(({ at }) => isInView(at));
  const [at, goTo] = useState(() => (isFirstVisit() ? 0 : hints.length));
  const [began] = useState(() => store.getState().cursor);
  // A presentation is no first visit, even when it is left; neither is an editor with your own programs.
  useEffect(() => {
    if (isBusy) skipHints();
  }, [isBusy]);
  // Whoever takes a step knows how: the hint would lie over the lanes.
  const hasStepped = useWorkbench(({ cursor }) => cursor) !== began;
  if (hasStepped && at === 0) goTo(1);
  const end = () => {
    endFirstVisit();
    goTo(hints.length);
  };
  const hint = hints[at];
  if (!hint || isBusy || !isFirstVisit()) return null;
  const isLast = at === hints.length - 1;
  return (
    <Pointing key={`${store.getState().history.story} ${at}`} hint={hint} end={end}>
      <footer>
        <small>
          {at + 1} of {hints.length}
        </small>
        {!isLast && (
          <Push onMouseDown={keepFocus} onClick={() => goTo(at + 1)}>
            Next
          </Push>
        )}
        <Push main onMouseDown={keepFocus} onClick={end}>
          Got it
        </Push>
      </footer>
    </Pointing>
  );
}

function useHints(): readonly Hint[] {
  const experiment = useWorkbench(({ run }) => run.experiment.id);
  const stage = glossaries.find(({ of }) => of === experiment)?.stage ?? "";
  const isTouched = window.matchMedia("(hover: none)").matches;
  return [
    {
      title: "Step by step",
      text: isTouched
        ? "Tap › for the next step. The sentence says what happens, and why."
        : "Press → for the next step and ← to go back. The sentence says what happens, and why.",
      at: ".transport-button[data-keys='→']",
      around: ".workbench-foot",
    },
    {
      title: "What you see",
      text: `${stage} ${
        isTouched ? "Press long on any word or sign" : "Rest the pointer on any word or sign"
      }: it explains itself.`.trim(),
      at: ".workbench-stage",
      around: ".workbench-stage",
      sideways: true,
    },
    {
      title: "Change the past",
      text: "Drag the head of an arrow: the message arrives at another time, and the rest of the run changes.",
      at: ".workbench-diagram",
      around: ".workbench-diagram",
      sideways: true,
    },
    {
      title: "What must hold",
      text: "These properties must hold in every run. A red one is broken: press its step to see where.",
      at: ".checks",
      around: ".checks",
    },
  ];
}

/** On a phone the checks stand far below: what is not seen is not pointed at. */
function isInView(selector: string): boolean {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box !== undefined && box.width > 0 && box.top >= 0 && box.bottom <= window.innerHeight + 1;
}

interface PointingProps {
  readonly hint: Hint;
  readonly end: () => void;
  readonly children: React.ReactNode;
}

function Pointing({ hint: { title, text, at, around, sideways }, end, children }: PointingProps) {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const [target, kept] = [document.querySelector(at), document.querySelector(around)];
    const { current } = panel;
    if (!target || !kept || !current) return undefined;
    target.setAttribute("data-hinted", "");
    const place = () => {
      if (!current.matches(":popover-open")) current.showPopover();
      const { innerWidth: width, innerHeight: height } = window;
      const size = current.getBoundingClientRect();
      const [box, keptBox] = [target.getBoundingClientRect(), kept.getBoundingClientRect()];
      const { x, y } = placeBeside(size, box, keptBox, { width, height }, sideways);
      current.style.translate = `${x}px ${y}px`;
    };
    place();
    const resizing = new ResizeObserver(place);
    resizing.observe(kept);
    window.addEventListener("resize", place);
    return () => {
      target.removeAttribute("data-hinted");
      resizing.disconnect();
      window.removeEventListener("resize", place);
    };
  }, [at, around, sideways]);
  // Heard from the moment the hint is seen.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // What lies over the page is put away first.
      const isCovered = document.querySelector("dialog[open], .explanation, .unfolded:popover-open") !== null;
      if (event.key !== "Escape" || isCovered) return;
      event.stopImmediatePropagation();
      end();
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  });
  return (
    <section ref={panel} className="hint" popover="manual" aria-label={`Hint: ${title}`}>
      <h2>{title}</h2>
      <output>{text}</output>
      {children}
    </section>
  );
}
