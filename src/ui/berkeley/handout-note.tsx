import { handoutListing } from "../../experiments/berkeley/handout.ts";
import { useWorkbench } from "../use-workbench.ts";

/** What the handout's listing prints for these clocks, once the run has done the same; nothing for other runs. */
export function HandoutNote() {
  const scenario = useWorkbench(({ run }) => run.scenario);
  const isOver = useWorkbench(({ run, cursor }) => cursor === run.trace.steps.length - 1);
  const lines = scenario.experiment === "berkeley" && isOver ? handoutListing(scenario) : null;
  if (!lines) return null;
  return (
    <section className="handout-note" aria-label="What the listing prints">
      <h2>
        The handout’s listing (<code>clocks.py</code>) prints
      </h2>
      <ol>
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
