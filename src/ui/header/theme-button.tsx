import { Moon, Projector, Sun } from "lucide-react";
import { keepFocus } from "../keys/keep-focus.ts";
import { chooseTheme, themes } from "../theme/choose-theme.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

const icons = { light: Sun, dark: Moon, projector: Projector } as const;
const tips = { light: "Light theme", dark: "Dark theme", projector: "Projector theme" } as const;

export function ThemeButton() {
  const store = useWorkbenchStore();
  const theme = useWorkbench((workbench) => workbench.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "light";
  const Icon = icons[next];
  return (
    <button
      type="button"
      className="tool"
      aria-label={`Switch to the ${next} theme`}
      data-tip={tips[next]}
      onMouseDown={keepFocus}
      onClick={() => chooseTheme(store, next)}
    >
      <Icon size="1.2em" aria-hidden="true" />
    </button>
  );
}
