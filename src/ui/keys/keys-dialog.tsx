import { X } from "lucide-react";
import { Fragment, useEffect, useRef } from "react";
import "./keys-dialog.css";

const rows: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["←", "→"], "one step back or forward"],
  [["Page Up", "Page Down"], "the same: what a presenter’s clicker sends"],
  [["Shift ←", "Shift →"], "previous or next interesting step"],
  [["Home", "End"], "first or last step"],
  [["Space"], "play or pause"],
  [[",", "."], "slower or faster"],
  [["E", "B"], "on to the next entry, or the next broken check"],
  [["N"], "on to the next step of the same node"],
  [["G"], "go to a step by its number"],
  [["Ctrl Z", "Ctrl Y"], "undo or redo a change"],
  [["P"], "present: large, for a hall; Esc leaves"],
  [["?"], "these keys"],
];

export function KeysDialog({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="keys-title" closedby="any" onClose={close}>
      <h2 className="dialog-title" id="keys-title">
        Keys
      </h2>
      <dl className="keys">
        {rows.map(([keys, does]) => (
          <Fragment key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="dialog-hint">
        They work wherever the focus is. In a row of tabs that has the focus, arrows move there.
      </p>
      <button
        type="button"
        className="dialog-close"
        aria-label="Close"
        onClick={() => dialog.current?.close()}
      >
        <X size="1.25em" aria-hidden="true" />
      </button>
    </dialog>
  );
}
