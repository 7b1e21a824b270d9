import type { ProcessId } from "../base/words.ts";

/**
 * What the processes of one run can use, so that no scenario takes the page or the machine along. A run that would go
 * beyond a bound ends there, as it does at its `stepsMax`. docs/scenario.md states them.
 */
export const bounds = {
  /** Threads of one process that have not ended. */
  threads: 256,
  /** Processes that Python programs start in the run. */
  processes: 200,
  /** Sockets that are made in the run, those that `accept` returns among them. */
  sockets: 5000,
  /** Lines that are printed in the run. */
  lines: 10_000,
  /** Bytes that the run's programs make, copy, send, receive and print; a step or a segment counts 1,000 more. */
  bytes: 100_000_000,
  /** Lines that Python programs run without waiting, in the run. */
  pythonLines: 1_000_000,
  /** Characters that Python programs write, in the run. */
  output: 67_108_864,
  /** Bytes of memory that the interpreter of Python programs takes. */
  memory: 268_435_456,
  /** Steps at one moment of true time, in a run of programs. */
  steps: 20_000,
  /**
   * A clock's reading in ms, ahead or back: 3,000 years. Up to there a double tells 0.02 ms apart. Only rounds that
   * overlap, or many settings from outside, drive a clock this far.
   */
  clockMs: 1e14,
} as const;

export type BoundName = keyof typeof bounds;
export const boundNames = Object.keys(bounds) as BoundName[];

/** A bound that a run came to, and the process that would have gone beyond it. */
export interface Bound {
  readonly name: BoundName;
  readonly process: ProcessId;
}

/** Thrown where a run would go beyond a bound: its runtime catches it and ends the run there. */
export class BoundReached extends Error {
  override readonly name = "BoundReached";
  readonly bound: BoundName;

  constructor(bound: BoundName) {
    super(`A run cannot go beyond its bound of ${bounds[bound]} ${bound}`);
    this.bound = bound;
  }
}

const digits = (count: number) => String(count).replace(/(?<=\d)(?=(\d{3})+$)/g, ",");

/** Says which process reached the bound, how far a run can go, and what to do. */
export function boundSentence({ name, process }: Bound): string {
  const most = digits(bounds[name]);
  const beyond = digits(bounds[name] + 1);
  switch (name) {
    case "threads":
      return `${process} starts thread ${beyond}, and a process can have ${most} at once. Let threads end before you start more.`;
    case "processes":
      return `${process} starts process ${beyond}, and a run can start ${most}. Start fewer, or use a Pool.`;
    case "sockets":
      return `${process} needs socket ${beyond}, and a run can make ${most}. Use fewer connections.`;
    case "lines":
      return `${process} prints line ${beyond}, and a run can print ${most}. Print less, or end the loop.`;
    case "bytes":
      return `${process} needs more than the ${most} bytes that a run can handle. Use less data, or end the loop.`;
    case "pythonLines":
      return `${process} runs more than ${most} lines, and a run can run ${most}. Let the loop wait, or end it; or set a smaller limit of time.`;
    case "output":
      return `${process} writes more than ${most} characters, and a run can write ${most} (64 MB). Print less, or end the loop.`;
    case "memory":
      return `${process} needs more memory than the ${most} bytes (256 MB) that a run can use. Keep less in lists and variables, or end the loop.`;
    case "clockMs":
      return `Clock ${process} reads ${most} ms (3,000 years) or more, ahead or back. Leave more time between rounds that overlap, or set the clock by less.`;
    default:
      return `${process} takes step ${beyond} at one moment, and a run can take ${most}. Put a sleep into the loop, or end it.`;
  }
}
