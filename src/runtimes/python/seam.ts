import accesses from "./seam/accesses.py?raw";
import boot from "./seam/boot.py?raw";
import constants from "./seam/constants.py?raw";
import descriptors from "./seam/descriptors.py?raw";
import duration from "./seam/duration.py?raw";
import errors from "./seam/errors.py?raw";
import files from "./seam/files.py?raw";
import imports from "./seam/imports.py?raw";
import kernel from "./seam/kernel.py?raw";
import library from "./seam/library.py?raw";
import lines from "./seam/lines.py?raw";
import linux from "./seam/linux.py?raw";
import local from "./seam/local.py?raw";
import memory from "./seam/memory.py?raw";
import names from "./seam/names.py?raw";
import options from "./seam/options.py?raw";
import pipes from "./seam/pipes.py?raw";
import processes from "./seam/processes.py?raw";
import program from "./seam/program.py?raw";
import queues from "./seam/queues.py?raw";
import select from "./seam/select.py?raw";
import semaphores from "./seam/semaphores.py?raw";
import signals from "./seam/signals.py?raw";
import socket from "./seam/socket.py?raw";
import state from "./seam/state.py?raw";
import streams from "./seam/streams.py?raw";
import system from "./seam/system.py?raw";
import thread from "./seam/thread.py?raw";
import time from "./seam/time.py?raw";
import tracebacks from "./seam/tracebacks.py?raw";
import values from "./seam/values.py?raw";
import watch from "./seam/watch.py?raw";
import waits from "./seam/waits.py?raw";
import waiting from "./seam/waiting.py?raw";

/** The seam's modules, each after those that it imports. In Python they are called `seam_kernel` and so on. */
export const seam: readonly (readonly [name: string, source: string])[] = [
  ["accesses", accesses],
  ["kernel", kernel],
  ["values", values],
  ["watch", watch],
  ["lines", lines],
  ["linux", linux],
  ["constants", constants],
  ["errors", errors],
  ["duration", duration],
  ["descriptors", descriptors],
  ["tracebacks", tracebacks],
  ["streams", streams],
  ["imports", imports],
  ["program", program],
  ["names", names],
  ["options", options],
  ["socket", socket],
  ["waits", waits],
  ["waiting", waiting],
  ["pipes", pipes],
  ["files", files],
  ["select", select],
  ["local", local],
  ["queues", queues],
  ["thread", thread],
  ["time", time],
  ["system", system],
  ["memory", memory],
  ["signals", signals],
  ["processes", processes],
  ["semaphores", semaphores],
  ["library", library],
  ["state", state],
  ["boot", boot],
];
