import { useLayoutEffect, useRef, useState } from "react";
import type { LookUp } from "../../experiments/glossary/look-up.ts";
import { marksShown } from "./marks-shown.ts";
import { placeBeside } from "./place-beside.ts";

interface Props {
  /** The link that it was asked for with. */
  readonly asked: Element;
  readonly lookUp: LookUp;
  readonly close: () => void;
}

/** What the pictures show just now: each kind of mark with its sentence, for keys and readers as well. */
export function MarkList({ asked, lookUp, close }: Props) {
  const [terms] = useState(() => [...new Set(marksShown(document).flatMap((word) => lookUp.of(word) ?? []))]);
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = panel;
    if (!current) return;
    current.showPopover();
    current.focus();
    const { innerWidth: width, innerHeight: height } = window;
    const box = asked.getBoundingClientRect();
    const { x, y } = placeBeside(current.getBoundingClientRect(), box, box, { width, height });
    current.style.translate = `${x}px ${y}px`;
  }, [asked]);
  return (
    <section
      ref={panel}
      className="mark-list"
      popover="auto"
      aria-label="What the marks mean"
      // A region that scrolls must be reachable with the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onToggle={({ newState }) => newState === "closed" && close()}
    >
      <dl>
        {terms.map(({ id, name, says }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <a href="./glossary.html" target="_blank" rel="noreferrer">
        The whole glossary
      </a>
    </section>
  );
}
