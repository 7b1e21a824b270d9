import { useState } from "react";
import { NumberField } from "../form/number-field.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { Push } from "../form/push.tsx";

interface Props {
  readonly name: string;
  readonly done?: (() => void) | undefined;
}

/** A form that changes one byte of a segment's data on its way. */
export function ByteChange({ name, done }: Props) {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const [byte, setByte] = useState(0);
  const [text, setText] = useState("X");
  const flight = run.trace.flights.find((each) => each.name === name && !each.copy);
  const { data = "" } = (flight?.message as { readonly data?: string } | undefined) ?? {};
  if (data.length === 0) return null;
  const to = text.length === 1 && text.charCodeAt(0) < 256 ? text.charCodeAt(0) : null;
  return (
    <form
      className="change-menu-amount"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (to === null || event.currentTarget.querySelector("[aria-invalid=true]")) return;
        store.getState().edit({ kind: "change-byte", message: name, byte, to });
        done?.();
      }}
    >
      <NumberField
        label="Change byte"
        bounds={{ min: 0, max: data.length - 1, whole: true }}
        value={byte}
        change={setByte}
      />
      <label className="field">
        to
        <input
          type="text"
          maxLength={1}
          size={2}
          value={text}
          aria-invalid={to === null}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Push type="submit">Change</Push>
    </form>
  );
}
