import type { Theme } from "../../store/page-state.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";

const place = "interleave.theme";

/** In the order in which the button goes through them. */
export const themes: readonly Theme[] = ["light", "dark", "projector"];

/** The theme to begin with: the one that was chosen here before, else the system's. */
export function firstTheme(): Theme {
  return remembered() ?? (systemIsDark().matches ? "dark" : "light");
}

/** Puts the store's theme on the page, and follows the system until the user chooses. */
export function applyTheme(store: WorkbenchStore): void {
  const put = () => {
    document.documentElement.dataset["theme"] = store.getState().theme;
  };
  put();
  store.subscribe((now, before) => {
    if (now.theme !== before.theme) put();
  });
  systemIsDark().addEventListener("change", ({ matches }) => {
    if (remembered() === null) store.getState().showTheme(matches ? "dark" : "light");
  });
}

/** Chooses a theme for good, as far as the browser lets us remember it. */
export function chooseTheme(store: WorkbenchStore, theme: Theme): void {
  store.getState().showTheme(theme);
  try {
    window.localStorage.setItem(place, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function remembered(): Theme | null {
  try {
    const theme = window.localStorage.getItem(place);
    return themes.find((each) => each === theme) ?? null;
  } catch {
    return null;
  }
}

function systemIsDark(): MediaQueryList {
  return window.matchMedia("(prefers-color-scheme: dark)");
}
