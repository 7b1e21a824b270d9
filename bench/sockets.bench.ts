import { Kernel } from "../src/world/sockets/kernel.ts";
import { socketsSubject } from "../src/experiments/sockets/subject.ts";
import { simulate } from "../src/runtimes/simulator.ts";
import { checkScenario } from "../src/experiments/files.ts";

type Report = (figure: string, measured: string, wanted: string, ok: boolean | null) => void;

const MILLION = 1_000_000;

function best(times: number, once: () => void): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    once();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

/** A million bytes through the kernel and back, in pieces of 1,000. */
function echoThroughKernel(): void {
  const kernel = new Kernel();
  const make = (thread: string) => {
    const made = kernel.call("p", thread, { call: "socket" }, 0);
    return made?.ok && made.value?.kind === "socket" ? made.value.socket : -1;
  };
  const listening = make("s");
  const address = { host: "127.0.0.1", port: 5000 };
  kernel.call("p", "s", { call: "bind", socket: listening, address }, 0);
  kernel.call("p", "s", { call: "listen", socket: listening, backlog: 1 }, 0);
  const client = make("c");
  kernel.call("p", "c", { call: "connect", socket: client, address }, 0);
  const accepted = kernel.call("p", "s", { call: "accept", socket: listening }, 0);
  const server = accepted?.ok && accepted.value?.kind === "accepted" ? accepted.value.socket : -1;
  const data = new Uint8Array(1000).fill(65);
  let echoed = 0;
  while (echoed < MILLION) {
    kernel.call("p", "c", { call: "sendall", socket: client, data }, 0);
    const got = kernel.call("p", "s", { call: "recv", socket: server, max: 65_536 }, 0);
    if (got?.ok && got.value?.kind === "bytes")
      kernel.call("p", "s", { call: "sendall", socket: server, data: got.value.bytes }, 0);
    const back = kernel.call("p", "c", { call: "recv", socket: client, max: 65_536 }, 0);
    if (back?.ok && back.value?.kind === "bytes") echoed += back.value.bytes.length;
  }
}

/** The same as a scenario: programs, trace and all, in pieces of 10,000. */
const scenario = checkScenario({
  version: 1,
  experiment: "sockets",
  processes: [
    {
      name: "server",
      program: [
        { op: "socket", as: "s" },
        { op: "bind", on: "s", port: 5000 },
        { op: "listen", on: "s" },
        { op: "accept", on: "s", as: "c" },
        {
          op: "loop",
          body: [
            { op: "recv", on: "c", max: 65_536, as: "d" },
            { op: "break", ifEmpty: "d" },
            { op: "sendall", on: "c", of: "d" },
          ],
        },
      ],
    },
    {
      name: "client",
      startAt: 1,
      program: [
        { op: "socket", as: "s" },
        { op: "connect", on: "s", port: 5000 },
        {
          op: "loop",
          times: 100,
          body: [
            { op: "sendall", on: "s", size: 10_000 },
            { op: "recvall", on: "s", size: 10_000 },
          ],
        },
      ],
    },
  ],
});

export default function sockets(report: Report): void {
  const kernelMs = best(5, echoThroughKernel);
  report("a million bytes echoed by the kernel", `${kernelMs.toFixed(0)} ms`, "under 1 s", kernelMs < 1000);
  if (!scenario.ok || scenario.value.experiment !== "sockets") throw new Error("no scenario");
  const { value } = scenario;
  const runMs = best(3, () => void simulate(value, socketsSubject(value)));
  report("a million bytes echoed by programs", `${runMs.toFixed(0)} ms`, "under 1 s", runMs < 1000);
}
