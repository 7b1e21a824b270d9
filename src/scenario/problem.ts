/** A problem with a user's input: where it is, and what to do about it. Never thrown. */
export interface Problem {
  /** The place in the file, as `network.delay.ms` or `processes[0].id`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** `network.delay.ms: must be 0 to 600000, is -3` */
export function tell(problem: Problem): string {
  return problem.path === "" ? problem.message : `${problem.path}: ${problem.message}`;
}

/** All problems in one line: the first few, and how many more there are. */
export function tellAll(problems: readonly Problem[], most = 5): string {
  const told = problems.slice(0, most).map(tell);
  const more = problems.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/**
 * The first problems in whole sentences, for a page. A path is quoted as it is in the file; a problem without a
 * path is about `what`.
 * @param what "The file", "The link"
 */
export function sentences(what: string, problems: readonly Problem[], most = 3): string {
  const told = problems.slice(0, most).map(({ path, message }) => {
    if (path !== "") return ended(`\`${path}\` ${advised(path, message)}`);
    return message.startsWith("the ") ? ended(`T${message.slice(1)}`) : ended(`${what} ${message}`);
  });
  const more = problems.length - told.length;
  if (more > 0) told.push(`${more} more ${more === 1 ? "place is" : "places are"} wrong.`);
  return told.join(" ");
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** The message, and what to do where it does not say so itself. */
function advised(path: string, message: string): string {
  if (message === "is unknown") return "is unknown. Remove it";
  const [, rest] = /^is required(.*)$/s.exec(message) ?? [];
  if (rest === undefined) return message;
  const key = path.slice(path.lastIndexOf(".") + 1);
  return `is missing. Add ${rest.startsWith(":") ? `"${key}"` : "it"}${rest}`;
}

/** The path of a member, from the keys and indices that lead to it. */
export function pathOf(keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    const word = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? key : JSON.stringify(shortened(key));
    return path === "" ? word : `${path}.${word}`;
  }, "");
}

/** A value as a message shows it: as JSON, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return "absent";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return shortened(JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
