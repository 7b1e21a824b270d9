/** A piece of a line of Python, by what it is. */
export interface Token {
  readonly kind: "keyword" | "text" | "number" | "comment" | "name" | "plain";
  readonly text: string;
}

const keywords = new Set(
  (
    "and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda match nonlocal not or pass raise return try while with yield True False None"
  ).split(" "),
);

const pattern =
  /(?<comment>#.*)|(?<text>[bfru]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(?<number>\b\d[\w.]*)|(?<word>[A-Za-z_]\w*)/giu;

/** Cuts a listing into lines of tokens. Knows as much Python as our own listings use. */
export function pythonLines(source: string): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  const put = (kind: Token["kind"], text: string) => {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines[lines.length - 1]?.push({ kind, text: part });
    }
  };
  let from = 0;
  let afterDef = false;
  for (const match of source.matchAll(pattern)) {
    put("plain", source.slice(from, match.index));
    const [text] = match;
    const kind = kindOf(match.groups ?? {}, afterDef);
    put(kind, text);
    afterDef = text === "def" || text === "class";
    from = match.index + text.length;
  }
  put("plain", source.slice(from));
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

function kindOf(groups: Record<string, string | undefined>, afterDef: boolean): Token["kind"] {
  if (groups["comment"] !== undefined) return "comment";
  if (groups["text"] !== undefined) return "text";
  if (groups["number"] !== undefined) return "number";
  if (keywords.has(groups["word"] ?? "")) return "keyword";
  return afterDef ? "name" : "plain";
}
