import { offers } from "../experiments/offers.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench } from "../use-workbench.ts";

export function ExperimentNav() {
  const current = useWorkbench(({ run }) => run.experiment.id);
  return (
    <nav className="segments experiments" aria-label="Experiments">
      {offers.map(({ id, title, opensOn }) => (
        <a
          key={id}
          href={`#/${id}/${opensOn}`}
          onMouseDown={keepFocus}
          aria-current={id === current ? "page" : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
