import { experiments } from "../../experiments/catalogue.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench } from "../use-workbench.ts";

export function ExperimentNav() {
  const current = useWorkbench(({ run }) => run.experiment.id);
  return (
    <nav className="experiments" aria-label="Experiments">
      {experiments.map(({ id, title, scenarios }) => (
        <a
          key={id}
          href={`#/${id}/${scenarios[0]?.id ?? ""}`}
          onMouseDown={keepFocus}
          aria-current={id === current ? "page" : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
