import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useEscape } from "../popover/use-escape.ts";
import "./drawer.css";

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly close: () => void;
  /** What stands under the title and does not scroll. */
  readonly top?: ReactNode;
  readonly children: ReactNode;
}

/** Stands in the place of the panels. Its title takes the focus, and the focus goes back when it is closed. */
export function Drawer({ title, closeLabel, close, top, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEscape(close);
  return (
    <section className="drawer" aria-label={title}>
      <header className="drawer-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="tool" aria-label={closeLabel} onClick={close}>
          <X size="1.25em" />
        </button>
      </header>
      {top}
      <div className="drawer-body">{children}</div>
    </section>
  );
}
