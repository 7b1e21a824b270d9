import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import type { Verdict } from "../../contract/property.ts";
import { checkAt, type Check } from "../../trace/checks.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";
import "./checks.css";

const icons = { holds: CircleCheck, broken: CircleX, open: CircleDashed } as const;

/** The properties that must hold, as far as the run has gone. */
export function Checks() {
  const checks = useWorkbench(({ run }) => run.checks);
  return (
    <section className="checks" aria-label="Checks">
      <ul>
        {checks.map((check) => (
          <CheckLine key={check.id} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckLine({ check }: { readonly check: Check }) {
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const last = useWorkbench(({ run }) => run.trace.steps.length - 1);
  const { verdict, words } = checkAt(check, cursor, last);
  const Icon = icons[verdict];
  return (
    <li className={`check check-${verdict}`}>
      <Icon size="1.15em" aria-hidden="true" />
      <span className="check-title">{check.title}</span>
      <small>{words}</small>
      <span className="heard-only">{verdictWords(verdict, cursor === last)}</span>
      {check.step !== null && (
        <p>
          <GoToBreak step={check.step} verdict={verdict} />
          {verdict === "broken" && check.why !== null && <span>{check.why}</span>}
        </p>
      )}
    </li>
  );
}

function GoToBreak({ step, verdict }: { readonly step: number; readonly verdict: Verdict }) {
  const store = useWorkbenchStore();
  return (
    <button
      type="button"
      className="check-break"
      onMouseDown={keepFocus}
      onClick={() => store.getState().goTo(step)}
    >
      {verdict === "broken" ? "broken" : "breaks"} at {stepName(step)}
    </button>
  );
}

function verdictWords(verdict: Verdict, atEnd: boolean): string {
  if (verdict === "holds") return atEnd ? "holds" : "holds so far";
  return verdict;
}
