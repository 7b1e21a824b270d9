import type { ThreadName } from "../../contract/order.ts";
import type { Interpreter } from "../../contract/python-segment.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Trace } from "../../trace/trace.ts";
import { Host } from "../host.ts";
import type { Pending } from "../pending.ts";
import { sameThread, type Passed, type Scheduler } from "./scheduler.ts";
import { threadOf, Turns } from "./turns.ts";

/** So much happens between two looks at whether the run is to be stopped. */
const STRIDE = 64;

export interface Drive {
  /** Asked now and then, with the number of steps and true time in ms; answers whether the run is to stop there. */
  readonly isStopped?: (steps: number, atMs: number) => boolean;
  /** Sees the host after all that happens at once. */
  readonly look?: (host: Host) => void;
  /** Says which thread goes on where several can; absent: the one that was ready first. */
  readonly scheduler?: Scheduler | null;
}

/** An interpreter that tells of its threads while they run. */
export interface DrivenInterpreter extends Interpreter {
  /** Where a thread stands. */
  passed(thread: ThreadName): Passed;
  /** What is to be done when a thread has come to its wait, before it is put aside; it may be resumed there and then. */
  attend(act: (thread: ThreadName) => void): void;
  /** Whether the thread that is being attended to has been resumed. */
  readonly isAnswered: boolean;
}

/**
 * As `simulate`, for scenarios with Python programs: what is due first, and between two steps the interpreter runs a
 * thread up to where it waits. The same scenario gives the same trace, byte for byte.
 */
export async function drive(
  scenario: Scenario,
  subject: AnySubject,
  interpreter: DrivenInterpreter,
  ways: Drive = {},
): Promise<Trace> {
  const host = new Host(scenario, subject, interpreter);
  try {
    return await new Driver(scenario, host, interpreter, ways).run();
  } catch (error) {
    return host.finishAtBound(error);
  }
}

class Driver {
  readonly #scenario: Scenario;
  readonly #host: Host;
  readonly #interpreter: DrivenInterpreter;
  readonly #ways: Drive;
  readonly #turns: Turns | null;
  #done = 0;
  /** What was decided to happen next, while a thread was attended to. */
  #decided: Pending | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(scenario: Scenario, host: Host, interpreter: DrivenInterpreter, ways: Drive) {
    this.#scenario = scenario;
    this.#host = host;
    this.#interpreter = interpreter;
    this.#ways = ways;
    this.#turns = ways.scheduler
      ? new Turns(host, ways.scheduler, (thread) => interpreter.passed(thread))
      : null;
    interpreter.attend((thread) => {
      try {
        this.#attend(thread);
      } catch (error) {
        // It must not come up in the student's program.
        this.#failure = { error };
      }
    });
  }

  async run(): Promise<Trace> {
    for (;;) {
      const next = this.#host.next();
      if (!next) return this.#host.finish("quiet");
      if (this.#isPastSteps()) return this.#host.finish("limit");
      if (next.atMs > this.#scenario.limitMs) return this.#host.finish("limit", this.#scenario.limitMs);
      if (++this.#done % STRIDE === 0 && this.#ways.isStopped?.(this.#host.stepCount, next.atMs))
        return this.#host.finish("limit");
      this.#perform(this.#chosen(next));
      if (this.#interpreter.isBusy) await this.#interpreter.settled();
      if (this.#failure) throw this.#failure.error;
    }
  }

  #isPastSteps(): boolean {
    return this.#host.stepCount >= this.#scenario.stepsMax;
  }

  #chosen(next: Pending): Pending {
    const decided = this.#decided;
    this.#decided = null;
    return decided ?? this.#turns?.choose(next) ?? next;
  }

  #perform(pending: Pending): void {
    if (pending === this.#host.next()) this.#host.advance();
    else this.#host.perform(pending);
    this.#ways.look?.(this.#host);
  }

  /**
   * A thread has come to its wait. As long as only it, or the kernel, has something to do, that is done while it stands
   * there: to put it aside and to wake it again takes far longer.
   */
  #attend(thread: ThreadName): void {
    for (let done = 0; done < STRIDE && !this.#interpreter.isAnswered; done++) {
      const next = this.#host.next();
      if (!next || this.#isPastSteps() || next.atMs > this.#scenario.limitMs) return;
      const chosen = this.#chosen(next);
      if (!isOwn(chosen, this.#host, thread)) {
        this.#decided = chosen;
        return;
      }
      this.#perform(chosen);
    }
  }
}

/** Whether this lets no thread go on but this one. */
function isOwn(pending: Pending, host: Host, thread: ThreadName): boolean {
  if (pending.kind === "ran" || pending.kind === "kernel" || pending.kind === "arrival") return true;
  if (pending.kind !== "timer" && pending.kind !== "returned") return false;
  const own = threadOf(pending, host);
  return own !== null && sameThread(own, thread);
}
