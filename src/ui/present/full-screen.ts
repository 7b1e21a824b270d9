import type { Workbench } from "../../store/workbench.ts";

/** Fills the screen with the page, or leaves that. A browser may refuse, and then a notice says so. */
export function toggleFullScreen({ tell }: Pick<Workbench, "tell">): void {
  const { fullscreenElement, documentElement } = document;
  const asked = fullscreenElement ? document.exitFullscreen() : documentElement.requestFullscreen();
  asked.catch(() =>
    tell({
      kind: "problem",
      title: "The browser refused full screen",
      text: "Use the browser’s own key: F11, or Ctrl ⌘ F on a Mac.",
    }),
  );
}
