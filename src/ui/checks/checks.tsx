import { ChevronRight, CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useState } from "react";
import type { Verdict } from "../../contract/property.ts";
import { checkAt, type Check } from "../../trace/checks.ts";
import { inPlace } from "../chunk/later.tsx";
import { Chunk } from "../chunk/chunk.ts";
import { Term } from "../explain/term.tsx";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";
import "./checks.css";

const CheckCause = inPlace(new Chunk(() => import("./check-cause.tsx").then(({ CheckCause }) => CheckCause)));

const iconTerms = { holds: "check-holds", broken: "check-broken", open: "check-open" } as const;
const icons = { holds: CircleCheck, broken: CircleX, open: CircleDashed } as const;

/** The properties that must hold, as far as the run has gone. Where room is short they are one line that unfolds. */
export function Checks({ brief = false }: { readonly brief?: boolean }) {
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const all = useWorkbench(({ run }) => run.checks);
  // Those that are broken come first: a list may be longer than its room.
  const isBroken = ({ verdict, step }: Check) => verdict === "broken" && cursor >= (step ?? 0);
  const checks = all.toSorted((a, b) => Number(isBroken(b)) - Number(isBroken(a)));
  const [open, setOpen] = useState(false);
  return (
    <section className="checks" aria-label="Checks" data-brief={brief || undefined}>
      {brief && <CheckSum checks={checks} open={open} toggle={() => setOpen(!open)} />}
      {(open || !brief) && (
        <ul data-roving="">
          {checks.map((check, index) => (
            <CheckLine key={check.id} check={check} isFirst={index === 0} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface SumProps {
  readonly checks: readonly Check[];
  readonly open: boolean;
  readonly toggle: () => void;
}

function CheckSum({ checks, open, toggle }: SumProps) {
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const last = useWorkbench(({ run }) => run.trace.steps.length - 1);
  const verdicts = checks.map((check) => checkAt(check, cursor, last).verdict);
  const counts = (["broken", "open", "holds"] as const)
    .map((verdict) => ({ verdict, count: verdicts.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0);
  const worst = counts[0]?.verdict ?? "holds";
  const Icon = icons[worst];
  return (
    <button
      type="button"
      className={`check-sum check check-${worst}`}
      aria-expanded={open}
      onMouseDown={keepFocus}
      onClick={toggle}
    >
      <Icon size="1.15em" />
      <span className="check-title">
        {counts.map(({ verdict, count }) => `${count} ${sumWords(verdict, count)}`).join(", ")}
      </span>
      <ChevronRight className="check-arrow" size="1.1em" />
    </button>
  );
}

function sumWords(verdict: Verdict, count: number): string {
  if (verdict !== "holds") return count === 1 ? `check ${verdict}` : `checks ${verdict}`;
  return count === 1 ? "check holds" : "checks hold";
}

function CheckLine({ check, isFirst }: { readonly check: Check; readonly isFirst: boolean }) {
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const last = useWorkbench(({ run }) => run.trace.steps.length - 1);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  // After a cut, what would have come is unknown.
  const isWhole = useWorkbench(({ run }) => run.trace.end === "quiet");
  const { verdict, words } = checkAt(check, cursor, last);
  const Icon = icons[verdict];
  return (
    <li className={`check check-${verdict}`}>
      <span className="check-icon" data-term={iconTerms[verdict]}>
        <Icon size="1.15em" />
      </span>
      <Term of={check.id} className="check-title" isFirst={isFirst}>
        {check.title}
      </Term>
      <small>{words}</small>
      <span className="heard-only">{verdictWords(verdict, cursor === last && isWhole)}</span>
      {check.step !== null && !(hides && check.step > cursor) && (
        <p>
          <GoToBreak step={check.step} verdict={verdict} />
          {verdict === "broken" && check.why !== null && <span>{check.why}</span>}
          {verdict === "broken" && <CheckCause check={check} />}
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

function verdictWords(verdict: Verdict, isOver: boolean): string {
  if (verdict === "holds") return isOver ? "holds" : "holds so far";
  return verdict;
}
