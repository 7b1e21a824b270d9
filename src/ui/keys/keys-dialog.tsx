import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { Fragment } from "react";
import "./keys-dialog.css";

const rows: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["←", "→"], "one step back or forward"],
  [["Page Up", "Page Down"], "the same: what a presenter’s clicker sends"],
  [["Shift ←", "Shift →"], "previous or next interesting step"],
  [["Home", "End"], "first or last step"],
  [["Space"], "play or pause"],
  [[",", "."], "slower or faster"],
  [["?"], "these keys"],
];

export function KeysDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-behind" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">Keys</Dialog.Title>
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
            They work wherever the focus is. In a list or a row of tabs that has the focus, arrows move there.
          </p>
          <Dialog.Close className="dialog-close" aria-label="Close">
            <X size="1.25em" aria-hidden="true" />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
