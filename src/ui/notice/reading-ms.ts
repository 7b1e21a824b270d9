import type { Notice } from "../../store/page-state.ts";

/** How long a notice stays, in milliseconds: time to find it, then to read it slowly, some 130 words a minute. */
export function readingMs({ title, text }: Notice): number {
  return 4000 + 80 * (title.length + text.length);
}
