import { useCallback, useLayoutEffect, useRef, type ReactNode, type ToggleEvent } from "react";
import { useWorkbenchStore } from "../use-workbench.ts";
import "./pop.css";

/** A place in the window that something stands beside. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A process that was picked, by its place in the run. */
export interface PickedNode {
  readonly process: number;
  readonly anchor: Anchor;
}

/** A message that was picked, by its name. */
export interface PickedMessage {
  readonly name: string;
  readonly anchor: Anchor;
}

export function anchorAt(x: number, y: number): Anchor {
  return { left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 };
}

interface Props {
  readonly anchor: Anchor;
  readonly label: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

const gap = 8;

/**
 * Something small beside what it is about. It is the browser's own popover: Escape or a press elsewhere closes it,
 * and the focus goes back to where it was; so does a step, which moves what it is about. It never leaves the window,
 * however large what is in it becomes.
 */
export function Pop({ anchor, label, close, children }: Props) {
  const panel = useRef<HTMLDialogElement>(null);
  const place = useCallback(() => {
    if (panel.current) placeBeside(panel.current, anchor);
  }, [anchor]);
  useLayoutEffect(() => {
    const shown = panel.current;
    if (!shown) return undefined;
    const before = document.activeElement;
    if (!shown.matches(":popover-open")) shown.showPopover();
    shown.querySelector<HTMLElement>("button:not(:disabled), input")?.focus({ preventScroll: true });
    return () => {
      const isInside = shown.contains(document.activeElement);
      if (isInside && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    place();
    const observer = new ResizeObserver(place);
    if (panel.current) observer.observe(panel.current);
    window.addEventListener("resize", place);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", place);
    };
  }, [place]);
  const store = useWorkbenchStore();
  // Heard from the moment it is shown: a step may come before the browser has painted.
  useLayoutEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.cursor !== before.cursor && now.run === before.run) close();
      }),
    [store, close],
  );
  const toggled = (event: ToggleEvent<HTMLDialogElement>) => {
    if (event.newState === "closed") close();
  };
  return (
    <dialog
      ref={panel}
      className="pop"
      aria-label={label}
      popover="auto"
      onToggle={toggled}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {children}
    </dialog>
  );
}

/** To the right of it or to the left, else under it or over it; in the window in any case. */
function placeBeside(panel: HTMLElement, anchor: Anchor): void {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const { innerWidth, innerHeight } = window;
  const middle = (anchor.top + anchor.bottom) / 2 - height / 3;
  const centre = (anchor.left + anchor.right) / 2 - width / 2;
  const isUnder = anchor.bottom + gap + height <= innerHeight - gap;
  const [left, top] =
    anchor.right + gap + width <= innerWidth - gap
      ? [anchor.right + gap, middle]
      : anchor.left - gap - width >= gap
        ? [anchor.left - gap - width, middle]
        : [centre, isUnder ? anchor.bottom + gap : anchor.top - gap - height];
  panel.style.left = `${Math.max(gap, Math.min(left, innerWidth - gap - width))}px`;
  panel.style.top = `${Math.max(gap, Math.min(top, innerHeight - gap - height))}px`;
}
