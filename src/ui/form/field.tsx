import { useId, type ReactNode } from "react";
import "./form.css";

interface Props {
  readonly label: ReactNode;
  readonly unit?: string | undefined;
  readonly text: string;
  readonly inputMode: "text" | "decimal" | "numeric";
  /** What is wrong with the text, or null. */
  readonly problem: string | null;
  /** What may be typed; said in the place of the problem while there is none. */
  readonly hint: string;
  readonly type: (text: string) => void;
  /** Called when the field is entered, and when it is left. */
  readonly begin?: (() => void) | undefined;
  readonly leave: () => void;
}

/** Something short that is typed, with its unit, and beside it what is wrong with it or what it may be. */
export function Field({ label, unit, text, inputMode, problem, hint, type, begin, leave }: Props) {
  const id = useId();
  return (
    <div className="field" data-wrong={problem !== null || undefined}>
      <label htmlFor={id}>{label}</label>
      <span className="field-input">
        <input
          id={id}
          type="text"
          inputMode={inputMode}
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint`}
          onFocus={begin}
          onChange={(event) => type(event.target.value)}
          onBlur={leave}
        />
        {unit !== undefined && <span className="field-unit">{unit}</span>}
      </span>
      <small id={`${id}-hint`} className={problem === null ? "field-bounds" : "field-problem"}>
        {problem ?? hint}
      </small>
    </div>
  );
}
