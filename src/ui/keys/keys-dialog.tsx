import { X } from "lucide-react";
import { Fragment, useEffect, useRef, useState } from "react";
import { singleKeysAreOn, switchSingleKeys } from "./single-keys.ts";
import "./keys-dialog.css";

type Row = readonly [keys: readonly string[], does: string];

const rows: readonly Row[] = [
  [["←", "→"], "one step back or forward; with “Only what matters” on, to the next step that matters"],
  [["Page Up", "Page Down"], "the same: what a presenter’s clicker sends"],
  [["Shift ←", "Shift →"], "the other way: every step with “Only what matters” on"],
  [["M"], "only what matters, or every step"],
  [["Home", "End"], "first or last step"],
  [["Space"], "play or pause"],
  [[",", "."], "slower or faster"],
  [["E", "B"], "next entry, or next broken check"],
  [["N"], "next step of the same process"],
  [["O"], "run out of this loop, or else out of this function"],
  [["L"], "run to a line by its number; or click the number beside the code"],
  [["G"], "go to a step by its number"],
  [["Ctrl Z", "Ctrl Y"], "undo or redo a change"],
  [["P"], "present in large type, with later steps hidden; Esc leaves"],
  [["H"], "hide or show later steps"],
  [["F"], "full screen"],
  [["?"], "these keys"],
  [["↓", "↑"], "on a card or a check: from word to word, each explained"],
];

const diagramRows: readonly Row[] = [
  [["↑", "↓"], "select another step or message"],
  [["Alt ←", "Alt →"], "move when that message arrives"],
  [["Enter", "Delete"], "open its menu, or drop it"],
  [["+", "-", "0"], "zoom in, zoom out, reset"],
];

const hallRows: readonly Row[] = [
  [["B", "."], "black screen; any key brings the picture back"],
  [["F5"], "present the talk that is open (Menu, “Talks…”)"],
  [["1", "2", "3"], "only the stage, the diagram or the panels; again for all"],
];

const liveRows: readonly Row[] = [
  [["Space"], "start, pause, go on"],
  [["S", "Enter"], "stop; then step through the recording"],
  [["↑", "↓"], "choose a process"],
  [["K", "A"], "kill it; add it, or start it again"],
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
      <Switch />
      <div className="keys-parts">
        <Keys rows={rows} />
        <div>
          <section aria-labelledby="keys-diagram">
            <h3 id="keys-diagram">In the diagram</h3>
            <Keys rows={diagramRows} />
            <p className="dialog-hint">
              With a mouse or a finger: drag the head of an arrow to change when it arrives. The wheel or two
              fingers move the diagram; with Ctrl, or as they part, they zoom it.
            </p>
          </section>
          <section aria-labelledby="keys-hall">
            <h3 id="keys-hall">While you present</h3>
            <Keys rows={hallRows} />
          </section>
          <section aria-labelledby="keys-live">
            <h3 id="keys-live">While real processes run</h3>
            <Keys rows={liveRows} />
          </section>
        </div>
      </div>
      <p className="dialog-hint">
        The keys of the run work wherever the focus is. In a row of tabs that has the focus, arrows move
        between the tabs.
      </p>
      <button
        type="button"
        className="dialog-close"
        aria-label="Close"
        onClick={() => dialog.current?.close()}
      >
        <X size="1.25em" />
      </button>
    </dialog>
  );
}

/** Speech input and stray keys would trigger single-key shortcuts: this switches them off (WCAG 2.1.4). */
function Switch() {
  const [isOn, setOn] = useState(singleKeysAreOn);
  return (
    <div className="keys-switch">
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby="keys-switch-hint"
          onChange={({ target }) => {
            switchSingleKeys(target.checked);
            setOn(target.checked);
          }}
        />
        Single keys work anywhere on the page
      </label>
      <small id="keys-switch-hint">
        Switched off, only Ctrl Z and Ctrl Y work everywhere. Arrows, Home, End and Space then move the slider
        of steps while it has the focus.
      </small>
    </div>
  );
}

function Keys({ rows: shown }: { readonly rows: readonly Row[] }) {
  return (
    <dl className="keys">
      {shown.map(([keys, does]) => (
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
  );
}
