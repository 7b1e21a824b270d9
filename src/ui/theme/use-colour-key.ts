import { useSyncExternalStore } from "react";
import { useWorkbench } from "../use-workbench.ts";
import type { ColourKey } from "./palette.ts";

const queries = ["(forced-colors: active)", "(prefers-contrast: more)", "(prefers-color-scheme: dark)"];
let asked: readonly MediaQueryList[] | null = null;
const wishes = () => (asked ??= queries.map((query) => window.matchMedia(query)));

function subscribe(changed: () => void): () => void {
  for (const wish of wishes()) wish.addEventListener("change", changed);
  return () => wishes().forEach((wish) => wish.removeEventListener("change", changed));
}

const wished = () =>
  wishes()
    .map(({ matches }) => (matches ? 1 : 0))
    .join("");

/** The key of a canvas's colours: the theme, and the contrast and colours that the reader's system asks for. */
export function useColourKey(): ColourKey {
  const theme = useWorkbench((workbench) => workbench.theme);
  return `${theme} ${useSyncExternalStore(subscribe, wished)}`;
}
