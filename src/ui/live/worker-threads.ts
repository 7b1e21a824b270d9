import type { Port, Thread, Threads } from "../../store/live/threads.ts";
import type { LiveAsked, LiveTold } from "../../trace/live-report.ts";

/** Web Workers. What they tell comes on a port of its own: nothing of it is lost when a worker is ended. */
export const workerThreads: Threads = {
  spawn({ tell, failed }): Thread {
    const worker = new Worker(new URL("../../workers/process.ts", import.meta.url), { type: "module" });
    const report = new MessageChannel();
    report.port1.addEventListener("message", ({ data }: MessageEvent<LiveTold>) => tell(data));
    report.port1.start();
    worker.addEventListener("error", (event) => {
      // Told on the page, and so in no console.
      event.preventDefault();
      // What could not be fetched is told without a word.
      const { message } = event as Partial<ErrorEvent>;
      failed(message?.replace(/^Uncaught /, "") ?? "its program could not be fetched");
    });
    return {
      ask(asked: LiveAsked, port?: Port) {
        const over = asked.kind === "be" ? report.port2 : (port as MessagePort | undefined);
        worker.postMessage(asked, over ? [over] : []);
      },
      end: () => worker.terminate(),
    };
  },
  channel() {
    const { port1, port2 } = new MessageChannel();
    return [port1, port2];
  },
  nowMs: () => performance.timeOrigin + performance.now(),
  wait(afterMs, done) {
    const timer = setTimeout(done, afterMs);
    return () => clearTimeout(timer);
  },
};
