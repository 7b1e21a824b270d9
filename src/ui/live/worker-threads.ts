import type { Port, Thread, ThreadKind, Threads } from "../../store/live/threads.ts";
import type { LiveAsked, LiveTold } from "../../trace/live-report.ts";

/** Web Workers. What they tell comes on a port of its own: nothing of it is lost when a worker is ended. */
export const workerThreads: Threads = {
  spawn(kind, { tell, failed }): Thread {
    const worker = workerOf(kind);
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
        const isFirst = asked.kind === "be" || asked.kind === "be-kernel";
        const over = isFirst ? report.port2 : (port as MessagePort | undefined);
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

function workerOf(kind: ThreadKind): Worker {
  return kind === "process"
    ? new Worker(new URL("../../workers/process.ts", import.meta.url), { type: "module" })
    : new Worker(new URL("../../workers/kernel.ts", import.meta.url), { type: "module" });
}
