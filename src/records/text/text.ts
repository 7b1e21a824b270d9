import { Unreadable, type GivenFile } from "../record.ts";

/** The text of a file: UTF-8, or UTF-16 with a byte order mark, which is dropped. Bytes that are no text become U+FFFD. */
export function textOf({ name, bytes }: GivenFile): string {
  if (bytes.length === 0) throw new Unreadable(name, null, "the file is empty");
  const [a, b] = bytes;
  const code = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(code).decode(bytes);
  } catch {
    throw new Unreadable(name, null, "the file is too large for a text (512 MB)");
  }
}

/** The lines of a text without their ends, LF or CRLF. A text that ends with a line end has no empty last line. */
export function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.endsWith("\r")) lines[i] = line.slice(0, -1);
  }
  return lines;
}

/** What a terminal takes as colours and cursor movements. */
// oxlint-disable-next-line no-control-regex -- the escape character is what these begin with
const ESCAPES = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|[@-Z\\-_])/g;

export function withoutColours(line: string): string {
  return line.includes("\u001b") ? line.replace(ESCAPES, "") : line;
}

export function countBlank(lines: readonly string[]): number {
  let count = 0;
  for (const line of lines) if (line.trim() === "") count++;
  return count;
}

/** A text for a label: no line ends, not too long. */
export function short(text: string, most = 60): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length <= most ? flat : `${flat.slice(0, most - 1)}…`;
}

/** `[::1]:5000`, `127.0.0.1:5000`. An IPv4 address in IPv6's form is written as IPv4. */
export function addressOf(host: string, port: number): string {
  const plain = host.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return plain.includes(":") ? `[${plain}]:${port}` : `${plain}:${port}`;
}
