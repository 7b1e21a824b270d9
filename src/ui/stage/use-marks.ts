import { useCallback, useState } from "react";
import { planBetween, type Moving, type Scene } from "../../scene/plan.ts";
import type { Pace } from "./pace.ts";
import { usePace } from "./use-pace.ts";

/** A mark as the page moves it. */
export interface ShownMark<M> {
  readonly mark: M;
  /** Where it first appears, and where it is going. */
  readonly from: number;
  readonly to: number;
  readonly leaving: boolean;
}

interface Shown<M extends Moving> {
  readonly ground: unknown;
  readonly run: unknown;
  readonly scene: Scene<M>;
  readonly marks: readonly ShownMark<M>[];
}

export interface Marks<M> {
  readonly marks: readonly ShownMark<M>[];
  readonly pace: Pace;
  /** To be called when a mark that leaves has left. */
  readonly gone: (key: string) => void;
}

/**
 * The marks of a scene, and those that are still on their way out of it. On one `ground` they move from scene to
 * scene, also to those of another `run`; between two grounds nothing moves.
 */
export function useMarks<M extends Moving>(ground: unknown, run: unknown, scene: Scene<M>): Marks<M> {
  const pace = usePace(ground, scene.cursor, run);
  const [shown, setShown] = useState<Shown<M>>(() => ({ ground, run, scene, marks: standing(scene) }));
  let { marks } = shown;
  if (shown.scene !== scene) {
    marks = pace.cut || shown.ground !== ground ? standing(scene) : moving(shown, run, scene);
    setShown({ ground, run, scene, marks });
  }
  const gone = useCallback((key: string) => {
    setShown((last) => ({
      ...last,
      marks: last.marks.filter(({ mark, leaving }) => !leaving || mark.key !== key),
    }));
  }, []);
  return { marks, pace, gone };
}

function standing<M extends Moving>(scene: Scene<M>): ShownMark<M>[] {
  return scene.marks.map((mark) => ({ mark, from: mark.share, to: mark.share, leaving: false }));
}

function moving<M extends Moving>(shown: Shown<M>, run: unknown, scene: Scene<M>): ShownMark<M>[] {
  const { enter, stay, leave } = planBetween(shown.scene, scene, shown.run === run ? undefined : "changed");
  const staying = stay.map(({ mark }) => ({ mark, from: mark.share, to: mark.share, leaving: false }));
  const entering = enter.map(({ mark, from }) => ({ mark, from, to: mark.share, leaving: false }));
  const leaving = leave.map(({ mark, to }) => ({ mark, from: to, to, leaving: true }));
  const again = new Set(scene.marks.map(({ key }) => key));
  const stillLeaving = shown.marks.filter(({ mark, leaving: left }) => left && !again.has(mark.key));
  return [...staying, ...entering, ...stillLeaving, ...leaving];
}
