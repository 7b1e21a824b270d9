import type { AnySubject } from "../contract/subject.ts";
import { ricartAgrawalaSubject } from "../experiments/ricart-agrawala/subject.ts";
import { socketsSubject } from "../experiments/sockets/subject.ts";
import { KernelThread } from "../runtimes/live/kernel-thread.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LiveAsked, LiveTold, ToKernel } from "../trace/live-report.ts";

/**
 * The kernel that real processes make their calls to: a thread of its own. Calls and what they come to go between it
 * and the processes' threads, past the page; what happens is told to the page.
 */

let report: MessagePort | undefined;

const thread = new KernelThread<MessagePort>({
  nowMs: () => Math.round((performance.timeOrigin + performance.now()) * 1000) / 1000,
  after(ms, done) {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  },
  tell: (told: LiveTold) => report?.postMessage(told, []),
  answer: (port, answer) => port.postMessage(answer, []),
  subjectOf,
});

globalThis.addEventListener("message", ({ data, ports: [port] }: MessageEvent<LiveAsked>) =>
  obey(data, port),
);

function obey(asked: LiveAsked, port: MessagePort | undefined): void {
  switch (asked.kind) {
    case "be-kernel":
      report = port;
      return thread.be(asked);
    case "connect":
      if (!port) return;
      thread.connect(asked.peer, port);
      port.addEventListener("message", ({ data }: MessageEvent<ToKernel>) => thread.hear(asked.peer, data));
      port.start();
      return;
    case "end":
      return thread.end(asked.process);
    case "run":
      return thread.run(asked.originMs);
    case "pause":
      return thread.pause();
    case "stop":
      thread.stop();
      return globalThis.close();
    case "be":
    case "connect-kernel":
    case "fail":
      throw new Error(`a kernel is not asked to ${asked.kind}`);
  }
}

function subjectOf(scenario: Scenario): AnySubject {
  switch (scenario.experiment) {
    case "ricart-agrawala":
      return ricartAgrawalaSubject(scenario);
    case "sockets":
      return socketsSubject(scenario);
    case "berkeley":
      throw new Error("clocks make no socket calls");
  }
}
