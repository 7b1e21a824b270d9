import type { LookUp } from "../../experiments/glossary/look-up.ts";
import type { Term } from "../../experiments/glossary/term.ts";
import type { Box, Point } from "../../scene/geometry.ts";
import { termOfMark } from "../../scene/picture/mark-term.ts";
import type { Mark } from "../../scene/picture/mark.ts";
import { markUnder } from "./mark-under.ts";

/** What is explained, and where it stands in the window. */
export interface Explained {
  readonly terms: readonly Term[];
  /** What its sign says just here: "17 bytes". */
  readonly here: string | null;
  readonly element: Element;
  readonly box: Box;
  /** What must not be covered: the word itself, or the card that it stands on. */
  readonly around: Box;
}

/** Its words do something, or are chosen from: there a term is explained only where it is marked as one. */
const notRead =
  "button, a, label:has(input), [role=option], [role=listbox], dialog, [popover], input, select, textarea";

/** What lies under a point of the window: a message, a marked term, a word of a text, or another mark of a picture. */
export function explainedAt(target: Element, point: Point, lookUp: LookUp): Explained | null {
  if (target.closest(".explanation, .hint")) return null;
  return (
    ofMark(target, point, lookUp, ({ kind }) => kind === "pill") ??
    ofElement(markedAt(target, point), lookUp) ??
    (target.closest(notRead) ? null : ofWord(target, point, lookUp)) ??
    ofMark(target, point, lookUp, () => true)
  );
}

/** All that is marked as a term on an element which has the focus. */
export function explainedOf(element: Element, lookUp: LookUp): Explained | null {
  const own = ofElement(element.matches("[data-term]") ? element : null, lookUp);
  if (own) return own;
  const inside = [...element.querySelectorAll("[data-term]")].flatMap(
    (each) => ofElement(each, lookUp) ?? [],
  );
  if (inside.length === 0) return null;
  const terms = new Set(inside.flatMap((each) => each.terms));
  const here = inside.flatMap((each) => each.here ?? []).join(". ");
  return { ...placed(element), terms: [...terms], here: here === "" ? null : here };
}

/** The marked term at a point. On a card its button, or a slider, may lie over it: then it is found under that. */
function markedAt(target: Element, { x, y }: Point): Element | null {
  const part = target.closest("[data-around]");
  if (!part) return target.closest("[data-term]");
  return (
    document.elementsFromPoint(x, y).find((each) => part.contains(each) && each.matches("[data-term]")) ??
    null
  );
}

function ofElement(element: Element | null, lookUp: LookUp): Explained | null {
  const term = element && lookUp.of(element.getAttribute("data-term") ?? "");
  return term && { ...placed(element), terms: [term], here: element.getAttribute("data-here") };
}

function ofMark(
  target: Element,
  point: Point,
  lookUp: LookUp,
  isWanted: (mark: Mark) => boolean,
): Explained | null {
  const part = target.closest("section, td, main");
  const seen = part && markUnder(part, point, (mark) => isWanted(mark) && termOfMark(mark) !== null);
  if (!seen) return null;
  const term = lookUp.of(termOfMark(seen.mark) ?? "") ?? lookUp.of("message");
  const diagram = target.closest(".diagram");
  const around = diagram ? diagram.getBoundingClientRect() : seen.box;
  const here =
    seen.mark.kind === "pill" ? (target.closest("[data-here]")?.getAttribute("data-here") ?? null) : null;
  return term && { terms: [term], here, element: target, box: seen.box, around };
}

function ofWord(target: Element, { x, y }: Point, lookUp: LookUp): Explained | null {
  const caret = caretAt(x, y);
  if (!caret || !target.contains(caret.node)) return null;
  const found = lookUp
    .inText(caret.node.data)
    .find(({ from, to }) => from <= caret.offset && caret.offset <= to);
  if (!found) return null;
  const range = document.createRange();
  range.setStart(caret.node, found.from);
  range.setEnd(caret.node, found.to);
  const isOn = ({ left, right, top, bottom }: DOMRect) => left <= x && x <= right && top <= y && y <= bottom;
  const box = [...range.getClientRects()].find(isOn);
  return box ? { ...placed(target), box, terms: [found.term], here: null } : null;
}

/** The letter of a text at a point of the window. */
function caretAt(x: number, y: number): { readonly node: Text; readonly offset: number } | null {
  const own = "caretPositionFromPoint" in document ? document.caretPositionFromPoint(x, y) : null;
  const range = own ? null : (document.caretRangeFromPoint?.(x, y) ?? null);
  const [node, offset] = own
    ? [own.offsetNode, own.offset]
    : [range?.startContainer, range?.startOffset ?? 0];
  return node instanceof Text ? { node, offset } : null;
}

function placed(element: Element): Pick<Explained, "element" | "box" | "around"> {
  const around = element.closest("[data-around]") ?? element;
  return { element, box: element.getBoundingClientRect(), around: around.getBoundingClientRect() };
}
