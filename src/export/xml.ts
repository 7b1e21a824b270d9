const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text for XML or HTML, without the characters that XML cannot hold at all. */
export function escaped(text: string): string {
  return Array.from(text)
    .filter((letter) => letter >= " " || letter === "\n" || letter === "\t")
    .filter((letter) => letter !== "\uFFFE" && letter !== "\uFFFF")
    .join("")
    .replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
