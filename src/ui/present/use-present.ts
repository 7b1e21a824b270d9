import type { Workbench } from "../../store/workbench.ts";
import { useEscape } from "../popover/use-escape.ts";

/** Escape leaves the presentation, and before that what is compared in it. */
export function useLeavePresent(): void {
  useEscape(leave);
}

function leave({ comparing, present }: Workbench): void {
  if (!comparing) present(false);
}
