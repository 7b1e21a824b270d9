import type { Work } from "../base/work.ts";
import type { FromThread, ToThread } from "../store/asker.ts";

/** So often the page hears how far it is, and can stop it, in ms. */
const SLICE_MS = 100;

/** What a thread computes of what it is asked; `progress` may be called as often as there is something new. */
type Make<Asked, Progress, Done> = (asked: Asked, progress: (now: Progress) => void) => Work<Done>;

/**
 * The thread's side of `store/asker.ts`: answers what the page asks, a slice at a time, so that it hears when to stop.
 */
export function answer<Asked, Progress, Done>(make: Make<Asked, Progress, Done>): void {
  // A thread has one owner, so there is no origin to name.
  const post = (told: FromThread<Progress, Done>) => globalThis.postMessage(told, {});
  let going = 0;

  const begin = (id: number, asked: Asked) => {
    let newest: { readonly progress: Progress } | null = null;
    const work = make(asked, (progress) => (newest = { progress }));
    const slice = () => {
      if (going !== id) return;
      try {
        const untilMs = performance.now() + SLICE_MS;
        let next = work.next();
        while (!next.done && performance.now() < untilMs) next = work.next();
        if (next.done) return post({ kind: "done", id, done: next.value });
      } catch (error) {
        return post({ kind: "failed", id, why: error instanceof Error ? error.message : String(error) });
      }
      if (newest) post({ kind: "progress", id, progress: newest.progress });
      newest = null;
      // After what the page has said meanwhile.
      setTimeout(slice);
    };
    slice();
  };
  globalThis.addEventListener("message", ({ data }: MessageEvent<ToThread<Asked>>) => {
    if (data.kind === "ask") {
      going = data.id;
      begin(data.id, data.asked);
    } else if (data.id === going) going = 0;
  });
}
