import { delayedView } from "./delayed-view.ts";
import type { Wait } from "./player.ts";
import type { WorkbenchStore } from "./workbench.ts";

/** So long must nothing change before the hand counts as resting, in ms of the viewer's own time. */
const restMs = 120;
/** Steps that follow each other sooner than this are passed and not looked at, as while a slider is dragged. */
const hurryMs = 160;

interface Follows {
  /** Whether every step is followed at once, however many come in a row. */
  readonly everyStep: boolean;
}

/**
 * The workbench for what stands beside the picture: while an edit is tried out, or step after step is passed, it
 * stays as it was, and follows once the hand rests or lets go. So the picture under the hand need not wait for
 * listings and lists. Its actions are the workbench's own.
 */
export function restingView(main: WorkbenchStore, wait: Wait, { everyStep }: Follows): WorkbenchStore {
  return delayedView(main, (follow) => {
    let callOff: (() => void) | null = null;
    let calmDown: (() => void) | null = null;
    const forget = () => {
      callOff?.();
      callOff = null;
    };
    return {
      hear({ preview, computing, run, cursor }, shown) {
        forget();
        const isStep = !everyStep && run === shown.run && cursor !== shown.cursor;
        const isPassed = isStep && calmDown !== null;
        if (isStep) {
          calmDown?.();
          calmDown = wait(hurryMs, () => (calmDown = null));
        }
        if (preview === null && !computing && !isPassed) return follow();
        // A hand that is waited for does not rest.
        if (computing) return;
        callOff = wait(restMs, () => {
          forget();
          follow();
        });
      },
      leave() {
        forget();
        calmDown?.();
        calmDown = null;
      },
    };
  });
}
