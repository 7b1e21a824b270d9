import { MAIN, type Frame, type Thread } from "../../../protocols/python-program/state.ts";
import { stateOf } from "./own.ts";

/** A function that runs, with its variables. */
export interface OwnFrame {
  readonly thread: string;
  readonly frame: number;
  /** "worker 1 · worker()", "server.py". */
  readonly title: string;
  readonly where: string;
  readonly rows: readonly { readonly name: string; readonly value: string; readonly isNew: boolean }[];
}

/** All functions of a program's threads, each thread's from the outermost; `isNew`: it had another value before. */
export function framesOf(state: unknown, before: unknown): readonly OwnFrame[] {
  const was = new Map(
    (stateOf(before)?.threads ?? []).flatMap(({ id, frames }) =>
      frames.map(({ frame, variables }) => [`${id} ${frame}`, new Map(variables)] as const),
    ),
  );
  return (stateOf(state)?.threads ?? []).flatMap((thread) =>
    thread.frames.map((frame): OwnFrame => {
      const old = was.get(`${thread.id} ${frame.frame}`);
      return {
        thread: thread.id,
        frame: frame.frame,
        title: titleOf(thread, frame),
        where: `line ${frame.line}`,
        rows: frame.variables.map(([name, value]) => ({ name, value, isNew: old?.get(name) !== value })),
      };
    }),
  );
}

function titleOf({ id, name }: Thread, { function: inside, file }: Frame): string {
  const what = inside === "<module>" ? file : `${inside.split(".").pop() ?? inside}()`;
  return id === MAIN ? what : `${name} · ${what}`;
}
