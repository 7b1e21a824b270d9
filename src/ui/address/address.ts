/**
 * The page's address, the part after `#`: `/ricart-agrawala/two-nodes?step=3` for a shipped scenario,
 * `/ricart-agrawala?s=CODE&step=3` for any other. Steps are counted from 0; `step` may also be `last` or
 * `middle`, and `theme` may be given; `present` opens the page as it is shown in a hall, `live` the
 * view of real processes. `recording` says that the run is a recording of real processes, which the address cannot hold,
 * and under which name the browser keeps it. Parameters that are not known are passed over.
 */
export interface Address {
  readonly experiment: string;
  readonly which: Which;
  readonly step: AddressStep;
  readonly theme: "light" | "dark" | "projector" | null;
  readonly present: boolean;
  readonly live: boolean;
  readonly recording: string | null;
}

export type Which =
  { readonly kind: "shipped"; readonly id: string } | { readonly kind: "code"; readonly code: string };

export type AddressStep = number | "last" | "middle";

export interface ReadAddress {
  readonly address: Address;
  /** What could not be understood and was left out; null where all was. */
  readonly complaint: string | null;
}

/** Reads an address as far as it can be read; null where there is none at all. */
export function readAddress(hash: string): ReadAddress | null {
  const text = hash.replace(/^#?\/?/, "");
  if (text === "") return null;
  const end = text.indexOf("?");
  const path = end < 0 ? text : text.slice(0, end);
  const parameters = new URLSearchParams(end < 0 ? "" : text.slice(end + 1));
  const slash = path.indexOf("/");
  const experiment = decoded(slash < 0 ? path : path.slice(0, slash));
  const code = parameters.get("s");
  const which: Which =
    code === null
      ? { kind: "shipped", id: decoded(slash < 0 ? "" : path.slice(slash + 1)).replace(/\/$/, "") }
      : { kind: "code", code };
  const stepText = parameters.get("step");
  const step = readStep(stepText);
  const themeText = parameters.get("theme");
  const theme = themeText === "light" || themeText === "dark" || themeText === "projector" ? themeText : null;
  const complaints = [
    step === null
      ? `“step=${shortened(stepText ?? "")}” is not a step: write a number from 0, “last” or “middle”.`
      : null,
    themeText !== null && theme === null
      ? `“theme=${shortened(themeText)}” is not a theme: write “light”, “dark” or “projector”.`
      : null,
  ].filter((complaint) => complaint !== null);
  return {
    address: {
      experiment,
      which,
      step: step ?? 0,
      theme,
      present: parameters.has("present"),
      live: parameters.has("live"),
      recording: parameters.get("recording"),
    },
    complaint: complaints.length === 0 ? null : complaints.join(" "),
  };
}

export function writeAddress({ experiment, which, step, theme, present, live, recording }: Address): string {
  const themed = theme === null ? "" : `&theme=${theme}`;
  const path = which.kind === "shipped" ? `/${which.id}?` : `?s=${which.code}&`;
  const recorded = recording === null ? "" : `recording=${recording}&`;
  return `#/${experiment}${path}${recorded}step=${step}${themed}${present ? "&present" : ""}${live ? "&live" : ""}`;
}

/** Which step of a run that ends with step `last` an address means; out of the run, its last one. */
export function stepIn(step: AddressStep, last: number): number {
  if (step === "last") return last;
  return step === "middle" ? Math.floor(last / 2) : Math.min(step, last);
}

/** Text that comes from outside the page, short enough to be shown in a sentence. */
export function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

function readStep(text: string | null): AddressStep | null {
  if (text === null) return 0;
  if (text === "last" || text === "middle") return text;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
