/** What is still to happen in a run, and when. */
export type Pending =
  | {
      readonly kind: "intervention";
      readonly atMs: number;
      readonly rank: 0;
      readonly index: number;
      readonly part: "begin" | "end";
    }
  | {
      readonly kind: "arrival";
      readonly atMs: number;
      readonly rank: 1;
      readonly flight: number;
      readonly lost: "loss" | "drop" | null;
    }
  | {
      readonly kind: "timer";
      readonly atMs: number;
      readonly rank: 1;
      readonly process: number;
      readonly timer: string;
      readonly setBy: number;
    }
  | {
      readonly kind: "ask";
      readonly atMs: number;
      readonly rank: 1;
      readonly process: number;
      readonly wish: unknown;
      /** The step that made the process ready for a wish that had to wait; −1 where the scenario asks. */
      readonly readyStep: number;
    };
