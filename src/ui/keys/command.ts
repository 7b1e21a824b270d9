/** What a key asks for. */
export type Command =
  | "forward"
  | "back"
  | "forward-other"
  | "back-other"
  | "first"
  | "last"
  | "play"
  | "slower"
  | "faster"
  | "next-entry"
  | "next-break"
  | "next-own"
  | "go-out"
  | "go-to-line"
  | "go-to-step"
  | "undo"
  | "redo"
  | "present"
  | "hide-future"
  | "what-matters"
  | "full-screen"
  | "enlarge-stage"
  | "enlarge-diagram"
  | "enlarge-side"
  | "black-out"
  | "help";

/**
 * What has the focus, as far as keys are concerned. `text`: whatever is typed goes there. `list`: an open list,
 * which has keys of its own. `tab`: arrows and ends go to its neighbours. `button`: Space presses it. `slider`: it is
 * moved by arrows and ends, as the run is.
 */
export type Focus = "text" | "list" | "tab" | "button" | "slider" | "elsewhere";

export interface Press {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta: then the key is the browser's. */
  readonly modified: boolean;
  /** Ctrl or Meta alone. */
  readonly ctrl?: boolean;
  readonly repeat: boolean;
}

/** What else a key's meaning depends on. */
interface Mode {
  /** Whether keys that are single characters work anywhere. */
  readonly singleKeys?: boolean;
  readonly presenting?: boolean;
}

/**
 * What a key press asks for while `focus` has the focus, or null where it is not ours. PageUp and PageDown are
 * what a presenter's clicker sends: they step wherever the focus is, but for a text of several lines. Without
 * `singleKeys` only Ctrl's keys work, and on a slider those that are no characters.
 */
export function commandOf(
  press: Press,
  focus: Focus,
  { singleKeys = true, presenting = false }: Mode = {},
): Command | null {
  if (focus === "text") return null;
  if (press.modified) return press.ctrl === true ? historyCommand(press) : null;
  if (!singleKeys && !(focus === "slider" && (press.key.length > 1 || press.key === " "))) return null;
  switch (press.key) {
    case "PageDown":
      return "forward";
    case "PageUp":
      return "back";
  }
  if (focus === "list") return null;
  const inTheHall = presenting && !press.repeat ? hallKeys[press.key.toLowerCase()] : undefined;
  if (inTheHall) return inTheHall;
  switch (press.key) {
    case ",":
      return "slower";
    case ".":
      return "faster";
    case "?":
      return press.repeat ? null : "help";
    case " ":
      return (focus === "elsewhere" || focus === "slider") && !press.repeat ? "play" : null;
  }
  if (focus === "tab") return null;
  switch (press.key) {
    case "ArrowRight":
      return press.shift ? "forward-other" : "forward";
    case "ArrowLeft":
      return press.shift ? "back-other" : "back";
    case "Home":
      return "first";
    case "End":
      return "last";
    default:
      return press.repeat ? null : (letters[press.key.toLowerCase()] ?? null);
  }
}

/** What keys mean in a presentation: B and the full stop are what a clicker sends to make the screen black. */
const hallKeys: Readonly<Record<string, Command>> = {
  b: "black-out",
  ".": "black-out",
  "1": "enlarge-stage",
  "2": "enlarge-diagram",
  "3": "enlarge-side",
};

const letters: Readonly<Record<string, Command>> = {
  e: "next-entry",
  b: "next-break",
  n: "next-own",
  o: "go-out",
  l: "go-to-line",
  g: "go-to-step",
  p: "present",
  h: "hide-future",
  m: "what-matters",
  f: "full-screen",
};

function historyCommand({ key, shift }: Press): Command | null {
  if (key.toLowerCase() === "z") return shift ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shift ? "redo" : null;
}
