import { Moon, Sun } from "lucide-react";
import { keepFocus } from "../keys/keep-focus.ts";
import { chooseTheme } from "../theme/choose-theme.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

export function ThemeButton() {
  const store = useWorkbenchStore();
  const theme = useWorkbench((workbench) => workbench.theme);
  const next = theme === "light" ? "dark" : "light";
  const Icon = theme === "light" ? Moon : Sun;
  return (
    <button
      type="button"
      className="tool"
      aria-label={`Switch to the ${next} theme`}
      data-tip={`${next === "dark" ? "Dark" : "Light"} theme`}
      onMouseDown={keepFocus}
      onClick={() => chooseTheme(store, next)}
    >
      <Icon size="1.2em" aria-hidden="true" />
    </button>
  );
}
