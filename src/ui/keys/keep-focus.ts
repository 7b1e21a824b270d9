import type { MouseEvent } from "react";

/**
 * For `onMouseDown`: a press with the mouse does its work without taking the focus, so that the arrow keys and
 * Space go on stepping and playing afterwards. With Tab the control is reached as ever.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
