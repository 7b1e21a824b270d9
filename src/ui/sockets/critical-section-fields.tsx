import { useState } from "react";
import type { SocketsScenario } from "../../experiments/sockets/scenario.ts";
import { usualCriticalSection, type CriticalSection } from "../../contract/critical-section.ts";
import { Field } from "../form/field.tsx";
import type { Draft } from "../parameters/use-draft.ts";

const lines = [
  ["enters", "Who prints this is inside"],
  ["leaves", "Who prints this has left"],
] as const;

/** What students' own programs print when they enter and leave the critical section. */
export function CriticalSectionFields({
  draft,
  scenario,
}: {
  readonly draft: Draft;
  readonly scenario: SocketsScenario;
}) {
  if (!scenario.processes.some(({ python }) => python)) return null;
  const { criticalSection: own, ...options } = scenario.options;
  const marks = own ?? usualCriticalSection;
  const choose = (next: CriticalSection) => {
    const isUsual = lines.every(([key]) => next[key] === usualCriticalSection[key]);
    const chosen = isUsual ? options : { ...options, criticalSection: next };
    draft.choose({ ...scenario, options: chosen }, "options.criticalSection");
  };
  return (
    <fieldset className="parameters-group">
      <legend>Critical section</legend>
      {lines.map(([key, label]) => (
        <Pattern
          key={`${key} ${marks[key]}`}
          label={label}
          text={marks[key]}
          problem={draft.problemAt(`options.criticalSection.${key}`)}
          choose={(text) => choose({ ...marks, [key]: text === "" ? usualCriticalSection[key] : text })}
        />
      ))}
    </fieldset>
  );
}

interface Props {
  readonly label: string;
  readonly text: string;
  readonly problem: string | null;
  readonly choose: (text: string) => void;
}

/** The programs run again once the field is left: not with each key. */
function Pattern({ label, text, problem, choose }: Props) {
  const [typed, setTyped] = useState(text);
  return (
    <div className="field-wide">
      <Field
        label={label}
        text={typed}
        inputMode="text"
        problem={problem}
        hint="| between alternatives, * for any text, ! before what excludes a line; empty for the usual"
        type={setTyped}
        leave={() => typed !== text && choose(typed.trim())}
      />
    </div>
  );
}
