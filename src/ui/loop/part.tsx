import { createContext, type ReactNode } from "react";
import type { Part } from "./loop.ts";

/** The part of the page that a component belongs to; null where it is drawn at once, as dialogs are. */
export const PartContext = createContext<Part | null>(null);

interface Props {
  readonly of: Part;
  readonly children: ReactNode;
}

/** What stands in here follows the workbench in the part's place in each frame (`loop.ts`). */
export function InPart({ of, children }: Props) {
  return <PartContext value={of}>{children}</PartContext>;
}
