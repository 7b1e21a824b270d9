import { Check, Minus, X } from "lucide-react";
import type { Checked } from "../../contract/search.ts";
import { checkLines, type CheckLine } from "./verdict.ts";

const signs: Readonly<Record<CheckLine["is"], typeof Check>> = { held: Check, broken: X, unseen: Minus };

/** What was asked of every schedule, and how often there was something to ask it of. */
export function Checks({ checked }: { readonly checked: readonly Checked[] }) {
  return (
    <ul className="explore-checks" aria-label="What was looked at">
      {checkLines(checked).map(({ id, title, is, words }) => {
        const Sign = signs[is];
        return (
          <li key={id} data-is={is}>
            <Sign size="1em" aria-hidden="true" />
            <span>
              {title} <small>{words}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
