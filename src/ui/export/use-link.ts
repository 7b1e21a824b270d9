import { useEffect, useState } from "react";
import { currentAddress } from "../address/current-address.ts";
import { useWorkbench } from "../use-workbench.ts";

/** The link to the run at the step that is shown, and to any other; null until it is packed, or where none can hold it. */
export function useLink(): {
  readonly link: string | null;
  readonly linkTo: (step: number) => string | null;
} {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const [packed, setPacked] = useState<string | null>(null);
  useEffect(() => {
    if (run.isRecorded) return;
    // The step comes last, so that every link of the run begins alike.
    currentAddress({ run, cursor: 0, presenting: null, showsLive: false }, null).then(
      (address) => setPacked(new URL(address, window.location.href).href.replace(/0$/, "")),
      () => {},
    );
  }, [run]);
  const linkTo = (step: number) => (packed === null ? null : `${packed}${step}`);
  return { link: linkTo(cursor), linkTo };
}
