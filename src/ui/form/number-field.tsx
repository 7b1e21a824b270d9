import { useState, type ReactNode } from "react";
import { Field } from "./field.tsx";
import { numberProblem, readNumber, type Bounds } from "./read-number.ts";

interface Props {
  readonly label: ReactNode;
  readonly unit?: string;
  readonly bounds: Bounds;
  readonly value: number;
  /** Called with every number that is within the bounds, as it is typed. */
  readonly change: (value: number) => void;
  /** Called when the field is entered: what is typed from here to the next call belongs together. */
  readonly begin?: () => void;
  /** What is wrong with the value for another reason than its bounds. */
  readonly problem?: string | null;
}

/** A number with its unit, its bounds and, where it is none or out of them, what is wrong beside it. */
export function NumberField({ label, unit, bounds, value, change, begin, problem = null }: Props) {
  // What is typed stays as it is typed for as long as it means the value, or no value at all.
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: number } | null>(null);
  const text = typed !== null && Object.is(typed.value, value) ? typed.text : String(value);
  const own = numberProblem(text, bounds);
  const type = (next: string) => {
    const number = numberProblem(next, bounds) === null ? readNumber(next) : null;
    setTyped({ text: next, value: number ?? value });
    if (number !== null && !Object.is(number, value)) change(number);
  };
  return (
    <Field
      label={label}
      unit={unit}
      text={text}
      inputMode={bounds.min < 0 ? "text" : "decimal"}
      problem={own ?? problem}
      hint={boundsWords(bounds)}
      type={type}
      begin={begin}
      leave={() => own === null && setTyped(null)}
    />
  );
}

function boundsWords({ min, max, whole }: Bounds): string {
  return `${whole === true ? "whole, " : ""}${min.toLocaleString("en")} to ${max.toLocaleString("en")}`;
}
