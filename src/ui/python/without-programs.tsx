import { Push } from "../form/push.tsx";
import { useEscape } from "../popover/use-escape.ts";
import "./programs.css";

/** In the place of the editor, in the page as one file: it has no interpreter. */
export function Programs({ close }: { readonly close: () => void }) {
  useEscape(close);
  return (
    <main className="programs">
      <p>
        Your own Python programs need the interpreter, which this file does not have. Open the run on the
        site, or on the command line: <code>npm run interleave -- run FILE</code>.
      </p>
      <Push main onClick={close}>
        Back to the run
      </Push>
    </main>
  );
}
