import { ProcessThread } from "../runtimes/live/process-thread.ts";
import type { FromKernel, LiveAsked, Parcel } from "../trace/live-report.ts";
import { hearing, machine, obeying } from "./live-machine.ts";

/** One real process: a thread with a loop and a clock of its own. Messages go from thread to thread, past the page. */
const thread = new ProcessThread(machine);

obeying(obey);

function obey(asked: LiveAsked, port: MessagePort | undefined): void {
  switch (asked.kind) {
    case "be":
      return thread.be(asked);
    case "connect":
      if (!port) return;
      thread.connect(asked.peer, asked.life, port);
      return hearing(port, ({ data }: MessageEvent<Parcel>) => thread.take(data));
    case "connect-kernel":
      if (!port) return;
      thread.connectKernel(port, asked.life);
      return hearing(port, ({ data }: MessageEvent<FromKernel>) => thread.answered(data));
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
