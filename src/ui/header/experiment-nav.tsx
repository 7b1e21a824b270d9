import { experiments } from "../../experiments/catalogue.ts";
import { useWorkbench } from "../use-workbench.ts";

export function ExperimentNav() {
  const current = useWorkbench(({ run }) => run.experiment.id);
  return (
    <nav className="experiments" aria-label="Experiments">
      {experiments.map(({ id, title, scenarios }) => (
        <a
          key={id}
          href={`#/${id}/${scenarios[0]?.id ?? ""}`}
          aria-current={id === current ? "page" : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
