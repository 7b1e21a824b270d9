/**
 * How far a scenario can go: what its schema checks, what a field of the page takes, and what a picture offers. Times
 * in ms of true time.
 */
export const limits = {
  /** The latest moment and the longest delay. */
  momentMs: 600_000,
  /** The longest run: 24 hours. */
  runMs: 86_400_000,
  /** The most steps of a run, and the most rounds. */
  steps: 1_000_000,
  /** The most nodes, and the most clocks. */
  processes: 64,
  /** The most data of a segment in bytes: the loopback's MTU minus the headers. */
  segmentBytes: 65_483,
  /** By how much a clock's oscillator can be off, one way or the other. */
  driftPpm: 100_000,
  /** The bound of a clock's first reading and of a change to a clock, in ms; both must be less. */
  clockMs: 1e13,
  /** The highest timestamp at the beginning: a million requests above it are whole numbers still. */
  highest: 9e15,
} as const;
