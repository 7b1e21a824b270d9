import { StepForward } from "lucide-react";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { PopoverButton } from "../popover/popover-button.tsx";

const RunUntilMenu = inPlace(
  new Chunk(() => import("./run-until-menu.tsx").then(({ RunUntilMenu }) => RunUntilMenu)),
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
      face={<StepForward size="1.2em" />}
      shown={shown}
      show={show}
    >
      <RunUntilMenu close={() => show(false)} />
    </PopoverButton>
  );
}
