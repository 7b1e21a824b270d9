import { useId } from "react";

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly change: (value: Value) => void;
}

/** One of a few words. */
export function Choice<Value extends string>({ label, value, choices, change }: Props<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([each]) => each === event.target.value);
          if (chosen) change(chosen[0]);
        }}
      >
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface YesNoProps {
  readonly label: string;
  readonly value: boolean;
  readonly change: (value: boolean) => void;
}

export function YesNo({ label, value, change }: YesNoProps) {
  return (
    <label className="field field-check">
      {label}
      <input type="checkbox" checked={value} onChange={(event) => change(event.target.checked)} />
    </label>
  );
}
