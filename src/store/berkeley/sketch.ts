import type { OffsetChart } from "../../scene/berkeley/offset-chart.ts";
import type { BerkeleyScenario } from "../../experiments/berkeley/scenario.ts";
import type { Sheet } from "./charted.ts";

/** Asks another thread what the chart of a scenario comes to, while a hand still changes it. */
export interface SketchAsked {
  readonly scenario: BerkeleyScenario;
  readonly sheet: Sheet;
  /** The process whose clock is under the hand. */
  readonly held: number;
  readonly inks: Inks;
}

/** What a sketch is painted with, by value: colours as CSS has them, and how much thicker lines are than at a desk. */
export interface Inks {
  readonly held: string;
  readonly ink: string;
  readonly panel: string;
  /** One a process; a further process gets the first one's again. */
  readonly processes: readonly string[];
  readonly stroke: number;
  /** Pixels of the screen for one of the page. */
  readonly density: number;
}

/** The painted chart of a run that this thread has not. */
export interface Sketch<Picture = unknown> {
  readonly scenario: BerkeleyScenario;
  /** Of the sheet's plot, with eight pixels more on either side. */
  readonly picture: Picture;
  readonly lines: readonly LinePlaces[];
}

export type LinePlaces = Pick<OffsetChart["lines"][number], "begin" | "drift">;
