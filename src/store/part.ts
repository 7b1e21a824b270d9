/** Changes the workbench, as a part of it can: its own members, and those that it names. */
export type Change<State> = (change: Partial<State> | ((now: State) => Partial<State>)) => void;
