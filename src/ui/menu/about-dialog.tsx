import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import "../keys/keys-dialog.css";

/** What this page is, which version, what it leaves out, and whose work is in it. */
export function AboutDialog({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="dialog about"
      aria-labelledby="about-title"
      closedby="any"
      onClose={close}
    >
      <h2 className="dialog-title" id="about-title">
        About Interleave
      </h2>
      <p>
        Step through distributed algorithms, forwards and backwards; change one thing, and see what changes.
        Version {__INTERLEAVE_VERSION__}.
      </p>
      <h3>What is simplified</h3>
      <ul>
        <li>
          The sockets are a model of Linux’s TCP without congestion control and IPv6, and all of them are on
          one host. Its results agree with recordings of CPython on Linux.
        </li>
        <li>A message takes as long as the parameters say. A real network has no such promise.</li>
        <li>
          Clocks drift at a constant rate. True time is what the diagram shows, and no process can read it.
        </li>
        <li>The search over all schedules ignores how long things take.</li>
      </ul>
      <p className="dialog-hint">
        The project’s docs/checked.md says what was compared with what, and how many cases agreed.
      </p>
      <h3>What it collects</h3>
      <p>
        Nothing. The page talks to no other site. Your settings, recordings and talks stay in this browser,
        and after one visit it works without network.
      </p>
      <h3>Whose work it is</h3>
      <p>
        Interleave is free under the MIT licence. <a href="./licences.html">Licences</a> lists all that is in
        it, and <a href="./glossary.html">Glossary</a> every term with its source.
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
