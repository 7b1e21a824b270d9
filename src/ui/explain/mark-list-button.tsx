import { useState } from "react";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { PopoverButton } from "../popover/popover-button.tsx";

const MarkList = inPlace(new Chunk(() => import("./mark-list.tsx").then(({ MarkList }) => MarkList)));

/** Tells what all marks mean that are seen now. */
export function MarkListButton() {
  const [shown, show] = useState(false);
  return (
    <PopoverButton
      className="mark-list-button"
      label="What the marks mean"
      face="?"
      shown={shown}
      show={show}
    >
      <MarkList />
    </PopoverButton>
  );
}
