/**
 * A pattern in plain text: alternatives between `|`, each found anywhere in a line as whole words. `*` stands for any text:
 * `enter* CS` finds "enters the CS". An alternative that begins with `!` excludes lines. Upper and lower case are the same.
 */

/** Of a longer line only so many characters are looked at. */
const LINE_MOST = 1000;

/** Where in the line the pattern is found first; -1 where it is not found, or is excluded. */
export function foundIn(line: string, pattern: string): number {
  const text = plain(line.slice(0, LINE_MOST));
  let first = -1;
  for (const alternative of pattern.split("|")) {
    const phrase = plain(alternative).trim();
    const excludes = phrase.startsWith("!");
    const at = placeOf(text, excludes ? phrase.slice(1).trim() : phrase);
    if (at < 0) continue;
    if (excludes) return -1;
    if (first < 0 || at < first) first = at;
  }
  return first;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s/g, " ");
}

/** Where a phrase begins. The first place of each part leaves the most room for the next, so there is no way back. */
function placeOf(text: string, phrase: string): number {
  const parts = phrase.split("*");
  let begin = -1;
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const words = part.trim();
    if (words === "") continue;
    // Beside a star without a blank a word may go on.
    const begins = index === 0 || part.startsWith(" ");
    const ends = index === parts.length - 1 || part.endsWith(" ");
    const at = wordsAt(text, words, from, begins, ends);
    if (at < 0) return -1;
    if (begin < 0) begin = at;
    from = at + words.length;
  }
  return begin;
}

/** @param begins whether a word has to begin there, @param ends whether one has to end after it */
function wordsAt(text: string, words: string, from: number, begins: boolean, ends: boolean): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const after = at + words.length;
    const isCutBefore = begins && isOfWord(text[at - 1]) && isOfWord(text[at]);
    const isCutAfter = ends && isOfWord(text[after - 1]) && isOfWord(text[after]);
    if (!isCutBefore && !isCutAfter) return at;
  }
  return -1;
}

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
