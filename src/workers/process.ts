import type { AnySubject } from "../contract/subject.ts";
import { berkeleySubject } from "../experiments/berkeley/subject.ts";
import { ricartAgrawalaSubject } from "../experiments/ricart-agrawala/subject.ts";
import { socketsSubject } from "../experiments/sockets/subject.ts";
import { ProcessThread } from "../runtimes/live/thread.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { FromKernel, LiveAsked, LiveTold, Parcel } from "../trace/live-report.ts";

/**
 * One real process: a thread with a loop and a clock of its own. Messages go from thread to thread, past the page.
 * What happens is told to the page on a port of its own: what was told stays told when the thread is ended.
 */

let report: MessagePort | undefined;

const thread = new ProcessThread<MessagePort>({
  // Every thread's own `now` has another beginning: by its origin they are one time. To the microsecond.
  nowMs: () => Math.round((performance.timeOrigin + performance.now()) * 1000) / 1000,
  after(ms, done) {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  },
  tell: (told: LiveTold) => report?.postMessage(told, []),
  carry: (port, parcel) => port.postMessage(parcel, []),
  subjectOf,
});

globalThis.addEventListener("message", ({ data, ports: [port] }: MessageEvent<LiveAsked>) =>
  obey(data, port),
);

function obey(asked: LiveAsked, port: MessagePort | undefined): void {
  switch (asked.kind) {
    case "be":
      report = port;
      return thread.be(asked);
    case "connect":
      if (!port) return;
      thread.connect(asked.peer, asked.life, port);
      port.addEventListener("message", ({ data }: MessageEvent<Parcel>) => thread.take(data));
      port.start();
      return;
    case "connect-kernel":
      if (!port) return;
      thread.connectKernel(port, asked.life);
      port.addEventListener("message", ({ data }: MessageEvent<FromKernel>) => thread.answered(data));
      port.start();
      return;
    case "run":
      return thread.run(asked.originMs);
    case "pause":
      return thread.pause();
    case "stop":
      thread.stop();
      return globalThis.close();
    case "fail":
      // In a task of its own, as it is with a mistake.
      setTimeout(asked.how === "throw" ? raise : hang);
      return;
    case "be-kernel":
    case "end":
      throw new Error(`a process is not asked to ${asked.kind}`);
  }
}

function raise(): never {
  throw new Error("this process was made to throw");
}

function hang(): never {
  for (;;);
}

function subjectOf(scenario: Scenario): AnySubject {
  switch (scenario.experiment) {
    case "berkeley":
      return berkeleySubject(scenario);
    case "ricart-agrawala":
      return ricartAgrawalaSubject(scenario);
    case "sockets":
      return socketsSubject(scenario);
  }
}
