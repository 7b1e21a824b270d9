import type { Theme } from "../../store/look.ts";
import { useWorkbench } from "../use-workbench.ts";

const read = new Map<Theme, number>();

/** How much larger than at a desk the pictures' texts are in the theme that is shown: `--type-scale` of tokens.css. */
export function useTypeScale(): number {
  const theme = useWorkbench((workbench) => workbench.theme);
  const scale =
    read.get(theme) ??
    (Number(getComputedStyle(document.documentElement).getPropertyValue("--type-scale")) || 1);
  read.set(theme, scale);
  return scale;
}
