import type { ProcessId } from "../base/words.ts";
import type { Piece, Told } from "./experiment.ts";

/** What an experiment says of a step at which a process applied a rule. */
export type RuleSentence = (told: Told) => Piece[];

/** What may stand in a gap of `say`. */
type Gap = Piece | number | readonly Piece[];

/** Writes a sentence with its gaps filled: say`replies to ${node} at once`. */
export function say(words: TemplateStringsArray, ...gaps: readonly Gap[]): Piece[] {
  const pieces: Piece[] = [];
  words.forEach((word, index) => {
    if (word !== "") pieces.push(word);
    const gap = gaps[index];
    if (gap === undefined || gap === "") return;
    if (typeof gap === "number") pieces.push(String(gap));
    else if (typeof gap === "string" || !isList(gap)) pieces.push(gap);
    else pieces.push(...gap);
  });
  return pieces;
}

function isList(gap: Piece | readonly Piece[]): gap is readonly Piece[] {
  return Array.isArray(gap);
}

export function strong(text: string): Piece {
  return { kind: "strong", text };
}

/** "node 2", "nodes 2, 3 and 4"; more than `most` of them are counted, not listed: "11 nodes". */
export function processes(one: string, many: string, ids: readonly ProcessId[], most = 5): Piece[] {
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return [{ kind: "process", id: only, text: `${one} ${only}` }];
  if (ids.length > most) return [`${ids.length} ${many}`];
  const pieces: Piece[] = [`${many} `];
  ids.forEach((id, index) => {
    if (index > 0) pieces.push(index === ids.length - 1 ? " and " : ", ");
    pieces.push({ kind: "process", id, text: id });
  });
  return pieces;
}
