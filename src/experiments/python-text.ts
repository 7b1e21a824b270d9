import { pythonRepr } from "../base/python-numbers.ts";

/** A value as Python has it: an array is a list, a map a dictionary. */
export type PythonValue =
  | null
  | boolean
  | number
  | string
  | Float
  | Tuple
  | readonly PythonValue[]
  | ReadonlyMap<number | Tuple, PythonValue>;

interface Float {
  readonly float: number;
}

interface Tuple {
  readonly tuple: readonly PythonValue[];
}

/** A number with its decimal point: 101.0. */
export function float(number: number): Float {
  return { float: number };
}

export function tuple(...members: readonly PythonValue[]): Tuple {
  return { tuple: members };
}

/** The longest line of a listing, in characters. */
const lineMax = 68;

/** The Python literal of a value that begins at `column`. Where a line is too short for it, it has several. */
export function pythonText(value: PythonValue, column: number, indent = 0): string {
  const flat = flatText(value);
  // A comma may follow.
  if (column + flat.length < lineMax || !isContainer(value)) return flat;
  const [open, items, close] = partsOf(value);
  const inner = indent + 4;
  const blanks = " ".repeat(inner);
  const lines: string[] = [];
  let line = "";
  const end = () => {
    if (line !== "") lines.push(`${blanks}${line},`);
    line = "";
  };
  for (const { key, member } of items) {
    const text = key + flatText(member);
    const isFree = line === "";
    if (inner + (isFree ? 0 : line.length + 2) + text.length < lineMax) {
      line = isFree ? text : `${line}, ${text}`;
      continue;
    }
    end();
    line = key + pythonText(member, inner + key.length, inner);
    if (line.includes("\n")) end();
  }
  end();
  return [open, ...lines, `${" ".repeat(indent)}${close}`].join("\n");
}

function isContainer(value: PythonValue): boolean {
  return typeof value === "object" && value !== null && !("float" in value);
}

interface Item {
  /** With its colon, of a dictionary. */
  readonly key: string;
  readonly member: PythonValue;
}

function partsOf(value: PythonValue): readonly [open: string, items: readonly Item[], close: string] {
  const bare = (members: readonly PythonValue[]) => members.map((member) => ({ key: "", member }));
  if (value instanceof Map)
    return ["{", [...value].map(([key, member]) => ({ key: `${flatText(key)}: `, member })), "}"];
  if (typeof value === "object" && value !== null && "tuple" in value) return ["(", bare(value.tuple), ")"];
  return ["[", bare(value as readonly PythonValue[]), "]"];
}

function flatText(value: PythonValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  // JSON's escapes are Python's too.
  if (typeof value === "string") return JSON.stringify(value);
  if ("float" in value) return pythonRepr(value.float);
  const [open, items, close] = partsOf(value);
  const text = items.map(({ key, member }) => key + flatText(member)).join(", ");
  return `${open}${text}${open === "(" && items.length === 1 ? "," : ""}${close}`;
}
