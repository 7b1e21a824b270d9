import { useLayoutEffect, useRef, useState } from "react";
import type { LookUp } from "../../experiments/glossary/look-up.ts";
import type { Term } from "../../experiments/glossary/term.ts";
import type { Mark } from "../../scene/picture/mark.ts";
import { sampleOf } from "../../scene/picture/sample.ts";
import { svgText } from "../../scene/picture/svg.ts";
import { colourIn, paletteOf } from "../theme/palette.ts";
import { useColourKey } from "../theme/use-colour-key.ts";
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
  const [terms] = useState(() => explainedMarks(lookUp));
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
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keys must reach it
      tabIndex={0}
      onToggle={({ newState }) => newState === "closed" && close()}
    >
      <dl>
        {terms.map(([{ id, name, says }, mark]) => (
          <div key={id}>
            <dt>
              <Sample of={mark} />
              {name}
            </dt>
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

/** The terms of the marks that are seen, each once, with the first mark of each. */
function explainedMarks(lookUp: LookUp): readonly (readonly [Term, Mark])[] {
  const marks = new Map<Term, Mark>();
  for (const [word, mark] of marksShown(document)) {
    const term = lookUp.of(word);
    if (term && !marks.has(term)) marks.set(term, mark);
  }
  return [...marks];
}

/** The mark itself, beside its name. */
function Sample({ of }: { readonly of: Mark }) {
  const place = useRef<HTMLSpanElement>(null);
  const key = useColourKey();
  useLayoutEffect(() => {
    const palette = paletteOf(key);
    const svg = svgText(sampleOf(of), {
      colourOf: (ink) => (typeof ink === "string" ? palette.tokens[ink] : colourIn(palette, ink)),
      stroke: palette.stroke,
      title: "",
      font: "inherit",
    });
    const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    // The list is its ground.
    drawn.querySelector(":scope > rect")?.remove();
    place.current?.replaceChildren(drawn);
  }, [of, key]);
  return <span ref={place} className="mark-sample" aria-hidden="true" />;
}
