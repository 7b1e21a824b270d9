import type { ComponentType } from "react";
import type { ProcessId } from "../../base/words.ts";
import type { Experiment } from "../../experiments/experiment.ts";
import type { Draft } from "../parameters/use-draft.ts";

export interface StageProps {
  /** Whether nothing can be changed from here: then nothing on it opens. */
  readonly readOnly?: boolean;
}

/**
 * An experiment and its own parts of the page. Each part reads the run and the cursor from the workbench, as the
 * parts that all experiments share do; one that is left out is the shared one, or nothing.
 */
export interface Shown {
  readonly experiment: Experiment;
  /** The processes, and what moves between them. Once more for the run as it was, where two are compared. */
  readonly Stage: ComponentType<StageProps>;
  /** Stands to the left of the stage where there is room for three columns, else under the caption. */
  readonly Aside?: ComponentType;
  /** In the place of the one listing. */
  readonly Code?: ComponentType;
  /** In the place of what all processes have printed. */
  readonly Console?: ComponentType;
  /** In the place of the table of variables. */
  readonly State?: ComponentType;
  /** Under the panels, above the checks. */
  readonly Notes?: ComponentType;
  /** What can be done to its messages beside what can be done to any. */
  readonly MessageChanges?: ComponentType<{
    readonly name: string;
    readonly done?: (() => void) | undefined;
  }>;
  /** What can be done to its processes beside what can be done to any, right after the step that is shown. */
  readonly ProcessChanges?: ComponentType<{
    readonly process: ProcessId;
    /** True time of the change, in ms. */
    readonly atMs: number;
    readonly done?: (() => void) | undefined;
  }>;
  /** A choice of the scenario's that stands in the header. */
  readonly Switch?: ComponentType;
  /** Its own fields in the form of parameters, above those of the network. */
  readonly Fields?: ComponentType<{ readonly draft: Draft }>;
  /** The same below the network's. */
  readonly ProcessFields?: ComponentType<{ readonly draft: Draft }>;
}
