import type { KeyboardEvent } from "react";

/** For the buttons of a group (`data-roving`) of which Tab reaches one: ↑ and ↓ go to its neighbours. */
export function rove(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [
    ...(event.currentTarget.closest("[data-roving]")?.querySelectorAll<HTMLElement>("button") ?? []),
  ];
  const at = all.findIndex((one) => one === document.activeElement);
  const next = all[at + by];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** The first of a group is the one that Tab reaches. */
export function tabIndexOf(index: number): 0 | -1 {
  return index === 0 ? 0 : -1;
}
