import type { Binary } from "../base/binary.ts";
import { invariant } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { SocketCall } from "../contract/socket-call.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { kernelOptions, messageOf, withBinary, withBytes } from "../trace/kernel-of.ts";
import type { Flight, Happening } from "../trace/trace.ts";
import type { FlightReport } from "../trace/recorder.ts";
import { Kernel } from "../world/sockets/kernel.ts";
import type { Result } from "../world/sockets/errors.ts";
import type { Segment } from "../world/sockets/segment.ts";
import type { Links } from "../world/links.ts";
import type { Budget } from "../trace/budget.ts";
import type { Pending } from "./pending.ts";

/** Everything that the socket calls of a host need from it. */
export interface HostParts {
  readonly links: Links;
  /** Null where nothing is bounded: a real process takes real time for what it does. */
  readonly budget: Budget | null;
  nowMs(): number;
  cut(from: ProcessId, to: ProcessId): boolean;
  indexOf(process: ProcessId): number;
  idOf(process: number): ProcessId;
  add(pending: Pending): void;
  /** Records a journey that the last step sent on its way. */
  flight(report: FlightReport): Flight;
  landed(flight: number): void;
  /** Records a step of the world, and tells its index. */
  step(happening: Happening): number;
}

/** Carries out the socket calls of a host's processes: one kernel, and the segments between its sockets. */
export class SocketHost {
  readonly #around: HostParts;
  readonly #kernel: Kernel;
  readonly #segments = new Map<number, Segment>();
  readonly #ended = new Set<number>();
  #wake: Pending | null = null;
  /** The step to which what the kernel does now is due; −1 while it does something by itself. */
  #cause = -1;

  constructor(scenario: Scenario, subject: AnySubject, around: HostParts) {
    this.#around = around;
    this.#kernel = new Kernel({
      ...kernelOptions(scenario, subject),
      carry: (segment) => this.#carry(segment),
      longest: (from, to) => around.links.longestNext(from, to),
    });
    subject.members.forEach(({ startMs, killMs }, process) => {
      if (startMs !== undefined) around.add({ kind: "life", atMs: startMs, rank: 1, process, part: "start" });
      if (killMs !== undefined && killMs !== null)
        around.add({ kind: "life", atMs: killMs, rank: 1, process, part: "kill" });
    });
  }

  get kernel(): Kernel {
    return this.#kernel;
  }

  isLive(pending: Pending): boolean {
    if (pending.kind === "returned" || pending.kind === "life" || pending.kind === "killed")
      return !this.#ended.has(pending.process);
    return pending.kind !== "kernel" || pending === this.#wake;
  }

  /** A thread makes a call. The result comes in a separate step, at once or later. */
  call(process: number, thread: string | null, call: SocketCall<Binary>, cause: number): void {
    this.#cause = cause;
    if (call.call === "exit") this.#ended.add(process);
    const result = this.#kernel.call(this.#id(process), thread ?? "", withBytes(call), this.#around.nowMs());
    if (thread !== null && result) this.#tell(process, thread, result, cause);
    this.#after();
  }

  /** The process is no more, without having said so. */
  kill(process: number, cause: number): void {
    this.#cause = cause;
    this.#ended.add(process);
    this.#kernel.end(this.#id(process), this.#around.nowMs());
    this.#after();
  }

  revive(process: number): void {
    this.#ended.delete(process);
  }

  arrive(flight: Flight): void {
    const segment = this.#segments.get(flight.index);
    invariant(segment, "a segment was sent");
    this.#segments.delete(flight.index);
    this.#cause = flight.sentStep;
    this.#kernel.arrive(segment, this.#around.nowMs());
    this.#after();
  }

  advance(): void {
    this.#wake = null;
    this.#cause = -1;
    this.#kernel.advance(this.#around.nowMs());
    this.#after();
  }

  #id(process: number): ProcessId {
    return this.#around.idOf(process);
  }

  #tell(process: number, thread: string, result: Result, cause: number): void {
    const atMs = this.#around.nowMs();
    this.#around.add({
      kind: "returned",
      atMs,
      rank: 1,
      process,
      thread,
      result: withBinary(result),
      cause,
    });
  }

  /** Tells the calls that have returned, and when the kernel must be woken. */
  #after(): void {
    this.#around.budget?.sockets(this.#kernel.stack.nextId - 1);
    for (const { process, thread, result } of this.#kernel.takeReturned()) {
      if (thread !== "") this.#tell(this.#around.indexOf(process), thread, result, this.#cause);
    }
    const next = this.#kernel.next();
    if (next && this.#wake?.atMs === next.atMs && this.#wake.rank === next.rank) return;
    this.#wake = next && { kind: "kernel", ...next };
    if (this.#wake) this.#around.add(this.#wake);
  }

  /** Sends a segment on its way, as a message between the two processes; answers whether it is there already. */
  #carry(segment: Segment): boolean {
    const around = this.#around;
    around.budget?.segment(segment.data.length);
    const { fromProcess, toProcess } = segment;
    const nowMs = around.nowMs();
    if (this.#cause < 0) this.#cause = around.step({ kind: "resend" });
    const sent = fromProcess === toProcess ? null : around.links.send(fromProcess, toProcess, nowMs);
    if (!sent) return true;
    const data = around.links.carried(sent.name, segment.data);
    const isChanged = data !== segment.data;
    const message = messageOf(segment);
    let arrives = false;
    for (const { dueMs, lost, copy } of sent.journeys) {
      const flight = around.flight({
        name: sent.name,
        from: around.indexOf(fromProcess),
        to: around.indexOf(toProcess),
        message,
        repeat: segment.repeat,
        copy,
        dueMs,
      });
      // A segment that is changed on its way must travel, even if that takes no time.
      if (dueMs <= nowMs && !lost && !isChanged && !around.cut(fromProcess, toProcess)) {
        around.landed(flight.index);
        arrives = true;
        continue;
      }
      this.#segments.set(flight.index, isChanged ? { ...segment, data } : segment);
      around.add({ kind: "arrival", atMs: dueMs, rank: 1, flight: flight.index, lost });
    }
    return arrives;
  }
}
