import { KernelThread } from "../runtimes/live/kernel-thread.ts";
import type { LiveAsked, ToKernel } from "../trace/live-report.ts";
import { hearing, machine, obeying } from "./live-machine.ts";

/**
 * The kernel that real processes make their calls to: a thread of its own. Calls and what they come to go between it
 * and the processes' threads, past the page.
 */
const thread = new KernelThread(machine);

obeying(obey);

function obey(asked: LiveAsked, port: MessagePort | undefined): void {
  switch (asked.kind) {
    case "be-kernel":
      return thread.be(asked);
    case "connect":
      if (!port) return;
      thread.connect(asked.peer, port);
      return hearing(port, ({ data }: MessageEvent<ToKernel>) => thread.hear(asked.peer, data));
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
