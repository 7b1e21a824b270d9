import type { ReactNode } from "react";
import { useWorkbench } from "../use-workbench.ts";
import { Fault } from "./fault.tsx";

interface Props {
  readonly what: string;
  readonly children: ReactNode;
}

/** Around what shows the run: another run is worth another try. */
export function RunFault({ what, children }: Props) {
  const run = useWorkbench((workbench) => workbench.run);
  return (
    <Fault what={what} again={run}>
      {children}
    </Fault>
  );
}
