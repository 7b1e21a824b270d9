import { formats } from "../experiments/formats.ts";
import type { LiveMachine } from "../runtimes/live/live-thread.ts";
import type { LiveAsked } from "../trace/live-report.ts";

/**
 * A worker that is a thread of a live run. It reports to the page on a separate port, the first one that it
 * receives, so that its reports arrive even if the thread is killed.
 */

let report: MessagePort | undefined;

export const machine: LiveMachine<MessagePort> = {
  // Every thread's own `now` has another beginning: by its origin they are one time. To the microsecond.
  nowMs: () => Math.round((performance.timeOrigin + performance.now()) * 1000) / 1000,
  after(ms, done) {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  },
  tell: (told) => report?.postMessage(told, []),
  send: (port, message) => port.postMessage(message, []),
  formats,
};

/** Whatever the page asks, with the port that comes with it. */
export function obeying(obey: (asked: LiveAsked, port: MessagePort | undefined) => void): void {
  globalThis.addEventListener("message", ({ data, ports: [port] }: MessageEvent<LiveAsked>) => {
    report ??= port;
    obey(data, port);
  });
}

/** Hears what comes in on a port. */
export function hearing(port: MessagePort, hear: (event: MessageEvent) => void): void {
  port.addEventListener("message", hear);
  port.start();
}
