/**
 * Motion is the difference of two scenes. A plan says, by key, what comes, what stays and what goes, and where
 * to and from; how it moves there, and whether at all, is the page's to say.
 */

/** Something that moves along a way of its own. */
export interface Moving {
  readonly key: string;
  /** Where it stands on its way. */
  readonly share: number;
  /** Where on its way it begins to be, and where it ends. */
  readonly birth: number;
  readonly death: number;
}

/** What can be planned for: marks, and where in the run they were drawn. */
export interface Scene<M extends Moving> {
  readonly cursor: number;
  readonly marks: readonly M[];
}

export interface Plan<M extends Moving> {
  /** New marks, and where they come from: their birth, or their death when time goes back. */
  readonly enter: readonly { readonly mark: M; readonly from: number }[];
  /** Marks of both scenes, as they are to be; they move from wherever they are shown. */
  readonly stay: readonly { readonly before: M; readonly mark: M }[];
  /** Marks that are no more, and where they go. */
  readonly leave: readonly { readonly mark: M; readonly to: number }[];
}

/**
 * What lies between two scenes: time that goes on, time that goes back, or a change of the run, for which there is
 * no time to come from: then each mark comes from the end of its way that is nearer, and goes to it.
 */
export type Turn = "on" | "back" | "changed";

export function planBetween<M extends Moving>(
  before: Scene<M>,
  after: Scene<M>,
  turn: Turn = after.cursor < before.cursor ? "back" : "on",
): Plan<M> {
  const old = new Map(before.marks.map((mark) => [mark.key, mark]));
  const enter: { mark: M; from: number }[] = [];
  const stay: { before: M; mark: M }[] = [];
  for (const mark of after.marks) {
    const known = old.get(mark.key);
    if (known) stay.push({ before: known, mark });
    else
      enter.push({ mark, from: turn === "on" ? mark.birth : turn === "back" ? mark.death : nearerEnd(mark) });
    old.delete(mark.key);
  }
  const leave = [...old.values()].map((mark) => ({
    mark,
    to: turn === "on" ? mark.death : turn === "back" ? mark.birth : nearerEnd(mark),
  }));
  return { enter, stay, leave };
}

function nearerEnd({ share, birth, death }: Moving): number {
  return Math.abs(share - birth) <= Math.abs(share - death) ? birth : death;
}

/** The marks after a plan was carried out on `marks`, in the order of the plan: those that stay, then the new. */
export function carriedOut<M extends Moving>(marks: readonly M[], plan: Plan<M>): M[] {
  const gone = new Set(plan.leave.map(({ mark }) => mark.key));
  const moved = new Map(plan.stay.map(({ mark }) => [mark.key, mark]));
  const kept = marks.filter(({ key }) => !gone.has(key)).map((mark) => moved.get(mark.key) ?? mark);
  return [...kept, ...plan.enter.map(({ mark }) => mark)];
}
