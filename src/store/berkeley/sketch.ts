import type { OffsetChart } from "../../scene/berkeley/offset-chart.ts";
import type { BerkeleyScenario } from "../../experiments/berkeley/scenario.ts";
import type { ChartArea } from "./charted.ts";

/** Asks another thread what the chart of a scenario comes to, while a hand still changes it. */
export interface SketchAsked {
  readonly scenario: BerkeleyScenario;
  readonly area: ChartArea;
}

/** The chart of a run that this thread has not. */
export interface Sketch {
  readonly scenario: BerkeleyScenario;
  readonly chart: OffsetChart;
}
