import { useEffect } from "react";
import type { Session } from "../../store/live/session.ts";
import { canKill } from "../../store/live/can-kill.ts";
import { focusOf } from "../keys/focus.ts";
import { singleKeysAreOn } from "../keys/single-keys.ts";

interface Does {
  readonly session: Session | null;
  /** The place of the process that K and A are about. */
  readonly chosen: number;
  readonly choose: (process: number) => void;
  readonly toggle: () => void;
  readonly showKeys: () => void;
  /** Steps through the recording, once there is one. */
  readonly open: () => void;
}

/** The keys of the view, wherever they do nothing else; the dialog of keys lists them. */
export function useLiveKeys({ session, chosen, choose, toggle, showKeys, open }: Does): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { key, repeat, isComposing, ctrlKey, altKey, metaKey } = event;
      if (event.target instanceof Element && event.target.closest("dialog")) return;
      if (!singleKeysAreOn()) return;
      const focus = focusOf(event.target);
      if (isComposing || ctrlKey || altKey || metaKey || focus === "text" || focus === "list") return;
      if ((key === " " || key === "Enter") && focus !== "elsewhere") return;
      const run = session?.run ?? null;
      const count = run?.members.length ?? 0;
      const isGoing = run?.status === "running";
      const move = (by: number) => choose((chosen + by + count) % Math.max(1, count));
      const does: Readonly<Record<string, () => unknown>> = {
        " ": toggle,
        "?": showKeys,
        ...(run?.status === "over" ? { Enter: open } : {}),
        ...(run && run.status !== "over"
          ? {
              s: () => run.stop(),
              ArrowDown: () => move(1),
              ArrowUp: () => move(-1),
              k: () => session && canKill(session, chosen) && run.kill(chosen),
              a: () =>
                isGoing && (session?.hosts?.hasEnded(chosen) ? run.again(chosen) : run.restart(chosen)),
            }
          : {}),
      };
      const act = does[key.length === 1 ? key.toLowerCase() : key];
      if (!act || (repeat && !key.startsWith("Arrow"))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [session, chosen, choose, toggle, showKeys, open]);
}
