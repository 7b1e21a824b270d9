import type { Theme } from "../../store/page-state.ts";
import { useWorkbench } from "../use-workbench.ts";

const read = new Map<string, number>();
/** Where page.css sets larger type. */
const largeWindow = "(min-width: 1600px) and (min-height: 900px)";

/**
 * How much larger than at a desk the pictures' texts are in this theme and window: `--type-scale` of tokens.css, or
 * that of the diagram.
 */
export function useTypeScale(of: "type" | "diagram" = "type"): number {
  const theme: Theme = useWorkbench((workbench) => workbench.theme);
  // Who draws measures its room, and so asks again whenever the window changes.
  const key = `${of} ${theme} ${window.matchMedia(largeWindow).matches}`;
  const scale =
    read.get(key) ??
    (Number(getComputedStyle(document.documentElement).getPropertyValue(`--${of}-scale`)) || 1);
  read.set(key, scale);
  return scale;
}
