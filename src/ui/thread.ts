import type { BeginThread, FromThread } from "../store/asker.ts";

/** The page's way to a thread that computes; `make` begins the worker. */
export function threadOf<Asked, Progress, Done>(make: () => Worker): BeginThread<Asked, Progress, Done> {
  return (hear, fail) => {
    const worker = make();
    worker.addEventListener("message", ({ data }: MessageEvent<FromThread<Progress, Done>>) => hear(data));
    worker.addEventListener("error", (event) => {
      // Told on the page, and so in no console.
      event.preventDefault();
      fail(event.message);
    });
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window and takes no origin
      post: (message) => worker.postMessage(message),
      end: () => worker.terminate(),
    };
  };
}
