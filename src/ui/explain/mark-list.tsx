import { useMemo, useState } from "react";
import { glossaries } from "../../experiments/glossaries.ts";
import { LookUp } from "../../experiments/glossary/look-up.ts";
import { useWorkbench } from "../use-workbench.ts";
import { marksShown } from "./marks-shown.ts";

/** What the pictures show just now: each kind of mark with its sentence, for keys and readers as well. */
export function MarkList() {
  const experiment = useWorkbench(({ run }) => run.experiment.id);
  const lookUp = useMemo(() => new LookUp(glossaries, experiment), [experiment]);
  const [terms] = useState(() => [...new Set(marksShown(document).flatMap((word) => lookUp.of(word) ?? []))]);
  return (
    // A region that scrolls must be reachable with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="mark-list" aria-label="What the marks mean" tabIndex={0}>
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
