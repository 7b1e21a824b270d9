import { isPython } from "../protocols/python-program/state.ts";
import type { SocketCall } from "../contract/socket-call.ts";
import { firstDifference } from "../trace/difference.ts";
import type { SegmentMessage } from "../trace/kernel-of.ts";
import { citationOf, type Trace, type TraceStep } from "../trace/trace.ts";
import { ThreadNames } from "./thread-names.ts";

/** The first step at which a run parts from one that went well: what happens here, and what happened there. Null: none. */
export function partingWords(bad: Trace, good: Trace): string | null {
  const step = firstDifference(bad, good);
  if (step === null) return null;
  const here = new Telling(bad).wordsAt(step);
  const there = new Telling(good).wordsAt(step);
  const at = Math.min(bad.steps[step]?.atMs ?? bad.endMs, good.steps[step]?.atMs ?? good.endMs);
  return `This run and one that went well part at ${ms(at)} ms. Here ${here}; there ${there}.`;
}

class Telling {
  readonly #trace: Trace;
  readonly #names: ThreadNames;

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#names = new ThreadNames(trace);
  }

  wordsAt(index: number): string {
    const step = this.#trace.steps[index];
    if (!step) return "nothing more happens";
    const { kind } = step.happening;
    const process = this.#trace.processes[step.process] ?? "";
    if (kind === "arrive" || kind === "lost") return this.#messageWords(step);
    if (kind === "crash") return `${process} is killed`;
    return this.#threadOf(step) === null ? "the kernel has something to do" : this.#threadWords(step);
  }

  #messageWords({ happening, flight }: TraceStep): string {
    const { message, from = -1, to = -1 } = this.#trace.flights[flight] ?? {};
    const { data = "", kind = "segment" } = (message ?? {}) as Partial<SegmentMessage>;
    const { processes } = this.#trace;
    const what = data === "" ? `a ${kind}` : bytes(data.length);
    const way = `from ${processes[from] ?? ""} to ${processes[to] ?? ""}`;
    return happening.kind === "lost" ? `${what} ${way} are lost` : `${what} ${way} arrive`;
  }

  #threadWords(step: TraceStep): string {
    const cited = citationOf(step);
    const who = this.#nameOf(step);
    const where = this.#lineOf(step);
    const values = (cited?.values ?? {}) as {
      readonly call?: SocketCall<string> | string;
      readonly text?: string;
      readonly exception?: string;
    };
    switch (cited?.rule) {
      case "yields":
        return `${who} stops${where} and ${this.#next(step)} runs`;
      case "calls": {
        const call = values.call as SocketCall<string>;
        const sends = "data" in call && step.sentCount > 0 ? ` and sends ${this.#sentWords(step)}` : "";
        return `${who} calls ${call.call}${where}${sends}`;
      }
      case "prints":
        return `${who} prints ${JSON.stringify((values.text ?? "").trimEnd())}`;
      case "returns":
        return `${who} returns from ${typeof values.call === "string" ? values.call : "its wait"}${where}${gotWords(step)}`;
      case "waits":
        return `${who} waits${where}`;
      default:
        return `${who} runs${where}`;
    }
  }

  /** How many bytes go in each message of a step. */
  #sentWords({ firstSent, sentCount }: TraceStep): string {
    const sent = this.#trace.flights.slice(firstSent, firstSent + sentCount);
    const sizes = sent
      .map(({ message }) => (message as SegmentMessage).data.length)
      .filter((size) => size > 0);
    return sizes.length === 1 ? `${bytes(sizes[0] ?? 0)} at once` : `${sizes.join(" and then ")} bytes`;
  }

  #nameOf(step: TraceStep): string {
    return this.#names.wholeNameOf(step.process, this.#threadOf(step) ?? "main");
  }

  /** The thread that goes on in place of the one that stops. */
  #next(step: TraceStep): string {
    const next = this.#trace.steps
      .slice(step.index + 1)
      .find((other) => this.#threadOf(other) !== null && this.#nameOf(other) !== this.#nameOf(step));
    return next ? this.#nameOf(next) : "no other thread";
  }

  #threadOf({ happening, process, effects }: TraceStep): string | null {
    if (process < 0) return null;
    if (happening.kind === "start") return "main";
    for (const effect of effects)
      if (effect.kind === "cite" && typeof effect.values["thread"] === "string")
        return effect.values["thread"];
    return null;
  }

  #lineOf(step: TraceStep): string {
    const line = citationOf(step)?.values["line"];
    if (typeof line === "number") return ` in line ${line}`;
    const own = step.state as object | null;
    const thread =
      own && isPython(own) ? own.threads.find(({ id }) => id === this.#threadOf(step)) : undefined;
    const frame = thread?.frames[thread.frames.length - 1];
    return frame ? ` in line ${frame.line}` : "";
  }
}

function gotWords({ happening }: TraceStep): string {
  if (happening.kind !== "returned") return "";
  const { result } = happening;
  return result.ok && result.value?.kind === "bytes" ? ` with ${bytes(result.value.bytes.length)}` : "";
}

function bytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}

function ms(value: number): string {
  return `${Math.round(value * 1000) / 1000}`;
}
