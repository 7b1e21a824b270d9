import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";

/** What CPython says of a text that is no Python, at its line. */
export interface Mistake {
  /** From 1; 0 where it names none. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const setMistake = StateEffect.define<Mistake | null>();

/** Marks the line, the place in it, and writes below it what is wrong. */
export const syntaxMark: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, state }) {
    const told = effects.find((effect) => effect.is(setMistake));
    if (!told) return marks.map(changes);
    return told.value === null ? Decoration.none : marksOf(state, told.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function markMistake(view: EditorView, mistake: Mistake | null): void {
  view.dispatch({ effects: setMistake.of(mistake) });
}

/** The place of a mistake in the text; its beginning where none is named. */
export function placeOf({ doc }: EditorState, { line, column }: Mistake): number {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + Math.max(column - 1, 0), at.to);
}

class Message extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: Message): boolean {
    return other.#text === this.#text;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement("div");
    element.className = "mistake-message";
    element.textContent = this.#text;
    return element;
  }
}

function marksOf(state: EditorState, mistake: Mistake): DecorationSet {
  const place = placeOf(state, mistake);
  const { from, to } = state.doc.lineAt(place);
  const marks = [Decoration.line({ class: "mistake-line" }).range(from)];
  if (place < to) marks.push(Decoration.mark({ class: "mistake-place" }).range(place, to));
  marks.push(Decoration.widget({ widget: new Message(mistake.message), block: true, side: 1 }).range(to));
  return Decoration.set(marks);
}
