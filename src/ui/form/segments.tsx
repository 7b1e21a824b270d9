import { keepFocus } from "../keys/keep-focus.ts";
import "./segments.css";

interface Props<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  /** Called with another value than the one that is chosen. */
  readonly choose: (value: Value) => void;
  /** For where there is little room. */
  readonly small?: boolean;
}

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly tip?: string;
  readonly disabled?: boolean;
}

/** One of two or three, side by side. */
export function Segments<Value extends string>({ label, choices, value, choose, small }: Props<Value>) {
  return (
    <fieldset className="segments" data-small={small} aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          data-tip={choice.tip}
          disabled={choice.disabled}
          onMouseDown={keepFocus}
          onClick={() => choice.value !== value && choose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
