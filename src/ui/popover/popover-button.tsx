import { useEffect, useId, useRef, type ReactNode, type ToggleEvent } from "react";
import { keepFocus } from "../keys/keep-focus.ts";
import "./popover.css";

interface Props {
  readonly className: string;
  /** What the button is called; its face is a picture. */
  readonly label: string;
  readonly face: ReactNode;
  readonly shown: boolean;
  readonly show: (shown: boolean) => void;
  /** Drawn only while it is open. */
  readonly children: ReactNode;
}

/** A button and what unfolds from it: below it or above it, wherever there is more room. */
export function PopoverButton({ className, label, face, shown, show, children }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isOpen = panel.current?.matches(":popover-open") === true;
    if (isOpen !== shown) panel.current?.togglePopover(shown);
    // A user that opens it with a key goes on with keys.
    else if (shown && document.activeElement === button.current)
      panel.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
  }, [shown]);
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const box = button.current?.getBoundingClientRect();
    if (event.newState === "open" && box) placeAt(event.currentTarget.style, box);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={label}
        data-tip={shown ? undefined : label}
        onMouseDown={keepFocus}
      >
        {face}
      </button>
      <div
        ref={panel}
        id={id}
        className="unfolded"
        data-around=""
        popover="auto"
        onBeforeToggle={place}
        onToggle={({ newState }) => show(newState === "open")}
      >
        {shown && children}
      </div>
    </>
  );
}

function placeAt(style: CSSStyleDeclaration, box: DOMRect): void {
  const { innerWidth, innerHeight } = window;
  const isHigh = box.top < innerHeight / 2;
  const isLeft = box.left < innerWidth / 2;
  style.top = isHigh ? `${box.bottom + 6}px` : "auto";
  style.bottom = isHigh ? "auto" : `${innerHeight - box.top + 6}px`;
  style.left = isLeft ? `${Math.max(8, box.left)}px` : "auto";
  style.right = isLeft ? "auto" : `${Math.max(8, innerWidth - box.right)}px`;
}
