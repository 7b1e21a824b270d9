import type { Beat, Talk, TalkRun } from "./format.ts";

/** A talk without beats. */
export const emptyTalk: Talk = { version: 1, talk: "My talk", runs: {}, beats: [] };

/** Adds a beat after another one. A run that the talk has already is not added again. */
export function withBeat(talk: Talk, run: TalkRun, beat: Omit<Beat, "run">, after: number): Talk {
  const text = JSON.stringify(run);
  const known = Object.entries(talk.runs).find(([, each]) => JSON.stringify(each) === text)?.[0];
  const name = known ?? freeName(talk, "shipped" in run ? run.shipped : "own");
  const { title, ...rest } = beat;
  return {
    ...talk,
    runs: { ...talk.runs, [name]: run },
    beats: talk.beats.toSpliced(after + 1, 0, { title, run: name, ...rest }),
  };
}

function freeName({ runs }: Talk, wanted: string): string {
  if (!Object.hasOwn(runs, wanted)) return wanted;
  let number = 2;
  while (Object.hasOwn(runs, `${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}

export function withChangedBeat(talk: Talk, index: number, change: Partial<Beat>): Talk {
  const beats = talk.beats.map((beat, at) => {
    if (at !== index) return beat;
    const { title, run, step, to, large, note, question } = { ...beat, ...change };
    return {
      title,
      run,
      step,
      ...(to === undefined ? {} : { to }),
      ...(large === undefined ? {} : { large }),
      note,
      ...(question === undefined ? {} : { question }),
    };
  });
  return { ...talk, beats };
}

/** Without a beat, and without the run that no other beat shows. */
export function withoutBeat(talk: Talk, index: number): Talk {
  const beats = talk.beats.toSpliced(index, 1);
  const used = new Set(beats.map(({ run }) => run));
  const runs = Object.fromEntries(Object.entries(talk.runs).filter(([name]) => used.has(name)));
  return { ...talk, runs, beats };
}

export function withMovedBeat(talk: Talk, from: number, to: number): Talk {
  const beat = talk.beats[from];
  if (!beat || to < 0 || to >= talk.beats.length) return talk;
  return { ...talk, beats: talk.beats.toSpliced(from, 1).toSpliced(to, 0, beat) };
}
