import type { LookUp } from "../../experiments/glossary/look-up.ts";
import { collide } from "../../scene/geometry.ts";
import { explainedAt, explainedOf, type Explained } from "./explained.ts";

/** A pointer that rests so long wants to know, in ms. */
const restMs = 500;
/** Sooner where another explanation is still shown. */
const nextMs = 150;
/** So long an explanation stays that the pointer has left: it may be on its way there. */
const leaveMs = 250;
/** A finger that moves further than this is no long press. */
const trembles = 10;

/**
 * Explains what a mouse rests on, what has the focus by a key, and what a finger presses long. Escape and any press put
 * the explanation away.
 */
export function listen(
  lookUp: () => LookUp,
  show: (explained: Explained | null) => void,
): { readonly stop: () => void; readonly hide: () => void } {
  const listening = new AbortController();
  let shown: Explained | null = null;
  let timer: number | undefined;
  let isLongPress = false;
  let pressed = { x: 0, y: 0 };
  const later = (act: () => void, afterMs: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, afterMs);
  };
  const tell = (explained: Explained | null) => {
    window.clearTimeout(timer);
    if (shown === null && explained === null) return;
    shown = explained;
    show(explained);
  };
  const at = ({ clientX, clientY, target }: PointerEvent) =>
    target instanceof Element ? explainedAt(target, { x: clientX, y: clientY }, lookUp()) : null;

  const move = (event: PointerEvent) => {
    if (event.pointerType === "touch") {
      const away = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
      if (!isLongPress && away > trembles) window.clearTimeout(timer);
      return;
    }
    if (event.buttons !== 0 || isOnExplanation(event)) return window.clearTimeout(timer);
    const point = { x: event.clientX, y: event.clientY, width: 0, height: 0 };
    if (shown && collide(shown.box, point, 1)) return window.clearTimeout(timer);
    later(() => (shown ? leave(event) : rest(event)), shown ? nextMs : restMs);
  };
  const rest = (event: PointerEvent) => {
    const found = at(event);
    if (found) tell(found);
  };
  const leave = (event: PointerEvent) => {
    const found = at(event);
    if (found) tell(found);
    else later(() => tell(null), leaveMs - nextMs);
  };
  const press = (event: PointerEvent) => {
    if (isOnExplanation(event)) return;
    tell(null);
    isLongPress = false;
    if (event.pointerType !== "touch") return;
    pressed = { x: event.clientX, y: event.clientY };
    later(() => {
      const found = at(event);
      isLongPress = found !== null;
      if (found) tell(found);
    }, restMs);
  };
  const release = (event: PointerEvent) => {
    if (event.pointerType === "touch" && !isLongPress) window.clearTimeout(timer);
  };
  /** A long press does nothing else: neither a click nor the browser's own menu comes of it. */
  const swallow = (event: Event) => {
    if (!isLongPress) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  /** A word that can be pressed does nothing but explain itself. */
  const click = (event: MouseEvent) => {
    const isSwallowed = swallow(event);
    isLongPress = false;
    const word = event.target instanceof Element ? event.target.closest(".term") : null;
    if (word && !isSwallowed) tell(explainedOf(word, lookUp()));
  };
  const focus = ({ target }: FocusEvent) => {
    const found =
      target instanceof Element && target.matches(":focus-visible") ? explainedOf(target, lookUp()) : null;
    tell(found);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !shown) return;
    event.stopImmediatePropagation();
    tell(null);
  };
  const away = ({ pointerType }: PointerEvent) => {
    // A finger that is lifted leaves the page as well.
    if (pointerType !== "touch") later(() => tell(null), leaveMs);
  };

  const options = { capture: true, signal: listening.signal };
  window.addEventListener("pointermove", move, options);
  window.addEventListener("pointerdown", press, options);
  window.addEventListener("pointerup", release, options);
  window.addEventListener("pointercancel", release, options);
  window.addEventListener("click", click, options);
  window.addEventListener("contextmenu", swallow, options);
  window.addEventListener("focusin", focus, options);
  window.addEventListener("focusout", () => tell(null), options);
  window.addEventListener("keydown", key, options);
  document.documentElement.addEventListener("pointerleave", away, { signal: listening.signal });
  return {
    stop: () => {
      window.clearTimeout(timer);
      listening.abort();
    },
    hide: () => tell(null),
  };
}

function isOnExplanation({ target }: Event): boolean {
  return target instanceof Element && target.closest(".explanation") !== null;
}
