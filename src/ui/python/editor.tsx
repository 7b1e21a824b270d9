import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useLayoutEffect, useRef } from "react";
import { markMistake, placeOf, syntaxMark, type Mistake } from "./syntax-mark.ts";

interface Props {
  /** What a screen reader calls it: "server.py". */
  readonly label: string;
  readonly text: string;
  readonly mistake: Mistake | null;
  /** Where the reader is led to, once for each value; null for nowhere. */
  readonly lead: Mistake | null;
  readonly type: (text: string) => void;
  readonly run: () => void;
}

/**
 * A text of Python that can be changed. It stands in a shadow root: there its style sheets are constructed ones, which
 * the content security policy allows. Another file makes another editor: give it a key.
 */
export function Editor({ label, text, mistake, lead, type, run }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const props = useRef({ text, type, run });
  useLayoutEffect(() => {
    props.current = { text, type, run };
  }, [text, type, run]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: props.current.text,
        extensions: [
          keymap.of([{ key: "Mod-Enter", run: () => (props.current.run(), true) }]),
          lineNumbers(),
          highlightSpecialChars(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of("    "),
          EditorState.tabSize.of(4),
          bracketMatching(),
          highlightActiveLine(),
          python(),
          syntaxHighlighting(colours),
          syntaxMark,
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.contentAttributes.of({ spellcheck: "false", tabindex: "0" }),
          named.of([]),
          typedOver,
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            if (!docChanged || transactions.some((one) => one.annotation(fromOutside))) return;
            props.current.type(withBreaksOf(props.current.text, state.doc.toString()));
          }),
          look,
        ],
      }),
    });
    editor.current = view;
    return () => view.destroy();
  }, []);
  useEffect(() => {
    const name = EditorView.contentAttributes.of({ "aria-label": label });
    editor.current?.dispatch({ effects: named.reconfigure(name) });
  }, [label]);
  useEffect(() => {
    const view = editor.current;
    // What was typed here comes back as it is; another text is that of the same file in another editor.
    if (!view || withBreaksOf(text, view.state.doc.toString()) === text) return;
    const insert = view.state.toText(text);
    const { length } = view.state.doc;
    if (insert.toString() !== view.state.doc.toString())
      view.dispatch({ changes: { from: 0, to: length, insert }, annotations: fromOutside.of(true) });
  }, [text]);
  useEffect(() => {
    if (editor.current) markMistake(editor.current, mistake);
  }, [mistake]);
  useEffect(() => {
    const view = editor.current;
    if (!view || !lead) return;
    const anchor = placeOf(view.state, lead);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    view.focus();
  }, [lead]);
  return <div ref={place} className="editor" />;
}

/** What a screen reader calls the editor: its process may get another name. */
const named = new Compartment();

const fromOutside = Annotation.define<boolean>();

/** The editor has one kind of line break; a file from Windows keeps its own. */
function withBreaksOf(text: string, typed: string): string {
  return /\r\n/.test(text) && !/(?:^|[^\r])\n/.test(text) ? typed.replaceAll("\n", "\r\n") : typed;
}

/** Text typed over a selection. A browser would keep its look with inline styles, which the policy refuses loudly. */
const typedOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { inputType, data, isComposing } = event;
    if (inputType !== "insertText" || data === null || isComposing || view.state.selection.main.empty)
      return false;
    view.dispatch({ ...view.state.replaceSelection(data), scrollIntoView: true, userEvent: "input.type" });
    return true;
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-text)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--code)", fontSize: "0.9375rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--ink-3)", backgroundColor: "var(--code)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--sunken)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--lit)",
  },
  ".mistake-line": { backgroundColor: "var(--bad-soft)" },
  ".mistake-place": { textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "3px" },
  ".mistake-message": {
    padding: "0.125rem 0.75rem",
    backgroundColor: "var(--bad-soft)",
    color: "var(--bad)",
    fontFamily: "var(--sans)",
    fontSize: "0.875rem",
    fontWeight: "500",
  },
});
