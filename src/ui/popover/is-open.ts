/** Whether something lies over the page that Escape closes first. */
export function isSomethingOpen(): boolean {
  return document.querySelector(":popover-open, dialog[open]") !== null;
}
