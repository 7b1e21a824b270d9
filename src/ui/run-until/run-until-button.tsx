import { StepForward } from "lucide-react";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import type { Asked } from "./run-until.ts";
import { PopoverButton } from "../popover/popover-button.tsx";

const RunUntilMenu = inPlace(
  new Chunk(() => import("./run-until-menu.tsx").then(({ RunUntilMenu }) => RunUntilMenu)),
);

interface Props {
  readonly shown: Asked | null;
  readonly show: (shown: Asked | null) => void;
}

/** Lets the run go on to where something comes about. */
export function RunUntilButton({ shown, show }: Props) {
  return (
    <PopoverButton
      className="transport-button run-until"
      label="Run until"
      face={<StepForward size="1.2em" />}
      shown={shown !== null}
      show={(isShown) => show(isShown ? (shown ?? "step") : null)}
    >
      <RunUntilMenu asked={shown ?? "step"} close={() => show(null)} />
    </PopoverButton>
  );
}
