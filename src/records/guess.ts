import { isPcap, isPcapng } from "./capture/frames.ts";
import { isTshark } from "./capture/tshark.ts";
import { countKnown } from "./lines/read.ts";
import { Unreadable, type GivenFile, type Kind } from "./record.ts";
import { hasHeading } from "./shiviz/log.ts";
import { isJaeger } from "./spans/jaeger.ts";
import { isOtlp } from "./spans/otlp.ts";
import { readLine } from "./strace/line.ts";
import { isObject, jsonValues } from "./text/json-values.ts";
import { linesOf, textOf } from "./text/text.ts";

/** Lines that are enough to know a kind by. A shell's hundreds of lines may stand before a program's. */
const ENOUGH = 20_000;

/** What kind of record a file is, by its content. @throws Unreadable where it is none */
export function guessKind(file: GivenFile): Kind {
  const { name, bytes } = file;
  if (bytes.length === 0) throw new Unreadable(name, null, "the file is empty");
  if (isPcap(bytes)) return "pcap";
  if (isPcapng(bytes)) return "pcapng";
  const text = textOf(file);
  if (/^\s*[[{]/.test(text)) {
    const kind = jsonKind(text);
    if (kind !== null) return kind;
    const read = jsonValues(text);
    // `[p2] enters CS` is no JSON; `{` begins nothing else.
    if (!("why" in read) || /^\s*\{/.test(text)) throw notOurs(name, read);
  }
  const lines = linesOf(text.length > 50_000_000 ? text.slice(0, 50_000_000) : text);
  if (hasHeading(lines)) return "shiviz";
  const sample = lines.slice(0, ENOUGH);
  const counts: [Kind, number][] = [
    ["strace", sample.filter((line) => isTraced(line)).length],
    ["shiviz", sample.filter((line) => /^\S* \{.*\}\s*$/.test(line) && line.length < 20_000).length],
    ["lines", countKnown(sample)],
  ];
  const [best] = counts.sort((a, b) => b[1] - a[1]);
  if (best && best[1] > 0) return best[0];
  throw new Unreadable(
    name,
    1,
    "this is none of the kinds that can be read: strace, pcap, pcapng, tshark -T json, ShiViz, OTLP, Jaeger, lines of the lab",
  );
}

function notOurs(name: string, read: ReturnType<typeof jsonValues>): Unreadable {
  if ("why" in read) return new Unreadable(name, read.line, read.why);
  return new Unreadable(
    name,
    1,
    "this JSON is none of: tshark -T json, OTLP, Jaeger, a recording of lab_recorder.py",
  );
}

function isTraced(line: string): boolean {
  const read = readLine(line);
  return (
    read !== null &&
    read.kind !== "note" &&
    (read.at !== null || (read.kind === "call" && /\)\s+= (?:-?\d|\?|0x)/.test(line)))
  );
}

function jsonKind(text: string): Kind | null {
  const read = jsonValues(text);
  if ("why" in read) return null;
  const [first] = read.values;
  const values = Array.isArray(first) ? first : read.values;
  if (isTshark(values)) return "tshark";
  if (values.some(isOtlp)) return "otlp";
  if (values.some(isJaeger)) return "jaeger";
  if (isObject(values[0]) && values[0]["lab_recorder"] !== undefined) return "recorder";
  return null;
}
