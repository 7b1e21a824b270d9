import type { GenericSchema } from "valibot";
import type { AnySubject } from "../contract/subject.ts";
import type { Problem } from "./problem.ts";
import type { ExperimentId, Scenario, Scenarios } from "./scenario.ts";

/** The scenario files of one experiment, and how a runtime uses them. */
export interface Format<Id extends ExperimentId = ExperimentId> {
  readonly experiment: Id;
  /** Of a whole file: `common` (`common-schema.ts`) and the experiment's own members. It fills in every default. */
  readonly schema: GenericSchema<unknown, Scenarios[Id]>;
  /** The least process that the schema takes. A written file leaves out what the schema adds to it. */
  readonly leastProcess: object;
  /** The members of a process that a written file always has. */
  readonly required: readonly string[] | ((process: object) => readonly string[]);
  /** Checks that a schema cannot express: names that must exist, members that exclude each other. */
  problems?(scenario: Scenarios[Id]): readonly Problem[];
  /** Whether the run sends segments, whose bytes can be changed; else it sends whole messages. */
  sendsSegments(scenario: Scenarios[Id]): boolean;
  subject(scenario: Scenarios[Id]): AnySubject;
}

/** The formats of all experiments that are known, each asked only about scenarios of its own. */
export class Formats {
  readonly #byId: ReadonlyMap<string, Format>;

  constructor(formats: readonly Format[]) {
    this.#byId = new Map(formats.map((format) => [format.experiment, format]));
  }

  get ids(): readonly string[] {
    return [...this.#byId.keys()];
  }

  /** Undefined where no experiment has that id. */
  byId(id: string): Format | undefined {
    return this.#byId.get(id);
  }

  of({ experiment }: Pick<Scenario, "experiment">): Format {
    const format = this.byId(experiment);
    if (!format) throw new Error(`no experiment ${experiment}`);
    return format;
  }
}
