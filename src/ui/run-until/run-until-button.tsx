import { StepForward } from "lucide-react";
import { lazy, Suspense } from "react";
import { PopoverButton } from "../popover/popover-button.tsx";

const RunUntilMenu = lazy(() =>
  import("./run-until-menu.tsx").then(({ RunUntilMenu }) => ({ default: RunUntilMenu })),
);

interface Props {
  readonly shown: boolean;
  readonly show: (shown: boolean) => void;
}

/** Lets the run go on to where something comes about. */
export function RunUntilButton({ shown, show }: Props) {
  return (
    <PopoverButton
      className="transport-button run-until"
      label="Run until"
      face={<StepForward size="1.2em" aria-hidden="true" />}
      shown={shown}
      show={show}
    >
      <Suspense fallback={null}>
        <RunUntilMenu close={() => show(false)} />
      </Suspense>
    </PopoverButton>
  );
}
