import { useState } from "react";
import type { ProcessId } from "../../base/words.ts";
import { Field } from "../form/field.tsx";

interface Props {
  readonly id: ProcessId;
  readonly others: readonly ProcessId[];
  /** Called with every name that a node can have, as it is typed. */
  readonly change: (id: ProcessId) => void;
  readonly begin: () => void;
}

/**
 * A node's number, by which it is called and ties are broken. What is on the way to another one, like the 1 of 12 where
 * there is a node 1, is told and kept to itself: nothing that speaks of another node shall come to speak of this one.
 */
export function NameField({ id, others, change, begin }: Props) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly id: ProcessId } | null>(null);
  const text = typed?.id === id ? typed.text : id;
  const problem = nameProblem(text, others);
  return (
    <Field
      label="number"
      text={text}
      inputMode="numeric"
      problem={problem}
      hint="a whole number from 1, all different"
      type={(typedText) => {
        const next = typedText.trim();
        const isName = nameProblem(next, others) === null;
        setTyped({ text: next, id: isName ? next : id });
        if (isName && next !== id) change(next);
      }}
      begin={begin}
      leave={() => problem === null && setTyped(null)}
    />
  );
}

function nameProblem(text: string, others: readonly ProcessId[]): string | null {
  if (others.includes(text)) return `there is a node ${text} already`;
  if (/^[1-9][0-9]{0,14}$/.test(text)) return null;
  return text === ""
    ? "must be a whole number from 1"
    : `must be a whole number from 1, is “${text.slice(0, 20)}”`;
}
