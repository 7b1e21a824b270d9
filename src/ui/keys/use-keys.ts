import { useEffect } from "react";
import { byLines } from "../run-until/later-lines.ts";
import { ownSteps, runUntil, type Asked } from "../run-until/run-until.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { showOnlyWhatMatters } from "../transport/what-matters.ts";
import { toggleFullScreen } from "../present/full-screen.ts";
import { commandOf, type Command } from "./command.ts";
import { focusOf } from "./focus.ts";
import { singleKeysAreOn } from "./single-keys.ts";

/** What hears keys before the page does, and answers whether they were meant for it: a talk that is presented. */
export const heardBefore: { hear: ((event: KeyboardEvent) => boolean) | null } = { hear: null };

/**
 * The page's keys. They are heard before any widget hears them, so that what is ours does not depend on where
 * the focus happens to be; `commandOf` leaves every widget the keys that it needs. Where it `isOff` the run is not
 * on the screen.
 */
export function useKeys(showHelp: () => void, askFor: (asked: Asked) => void, isOff: boolean): void {
  const store = useWorkbenchStore();
  useEffect(() => {
    if (isOff) return undefined;
    const hear = (event: KeyboardEvent) => {
      const { key, shiftKey, ctrlKey, altKey, metaKey, repeat, isComposing } = event;
      if (isComposing || heardBefore.hear?.(event)) return;
      const press = {
        key,
        shift: shiftKey,
        modified: ctrlKey || altKey || metaKey,
        ctrl: (ctrlKey || metaKey) && !altKey,
        repeat,
      };
      const { presenting, blackedOut, blackOut } = store.getState();
      const mode = { singleKeys: singleKeysAreOn(), presenting: presenting !== null };
      const command = commandOf(press, focusOf(event.target), mode);
      if (blackedOut && !isAlone(key)) {
        blackOut(false);
        // A clicker that steps, and a second press of its black key, bring only the picture back.
        if (command === null || bringsBack.has(command)) {
          event.preventDefault();
          event.stopPropagation();
          return;
        }
      }
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      obey(command, store, { showHelp, askFor });
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [store, showHelp, askFor, isOff]);
}

const bringsBack: ReadonlySet<Command> = new Set<Command>(["black-out", "forward", "back"]);

/** Whether it is held for another key. */
function isAlone(key: string): boolean {
  return /^(?:Shift|Control|Alt|Meta)$/.test(key);
}

interface Shows {
  readonly showHelp: () => void;
  readonly askFor: (asked: Asked) => void;
}

function obey(command: Command, store: WorkbenchStore, { showHelp, askFor }: Shows): void {
  const workbench = store.getState();
  switch (command) {
    case "forward":
      return workbench.goBy(1);
    case "back":
      return workbench.goBy(-1);
    case "forward-other":
      return workbench.goBy(1, !workbench.mattersOnly);
    case "back-other":
      return workbench.goBy(-1, !workbench.mattersOnly);
    case "first":
      return workbench.goTo(0);
    case "last":
      return workbench.goToEnd();
    case "play":
      return workbench.playing ? workbench.pause() : workbench.play();
    case "slower":
      return workbench.slower();
    case "faster":
      return workbench.faster();
    case "next-entry":
      return runUntil(store, { kind: "entry" });
    case "next-break":
      return runUntil(store, { kind: "break" });
    case "next-own":
      return runUntil(store, ownSteps(workbench));
    case "go-out":
      return void byLines.want().then((found) => found?.runOut(store));
    case "go-to-line":
      return askFor("line");
    case "go-to-step":
      return askFor("step");
    case "undo":
      return workbench.undo();
    case "redo":
      return workbench.redo();
    case "present":
      return workbench.present(workbench.presenting === null);
    case "hide-future":
      return workbench.hideFuture(!workbench.hidesFuture);
    case "what-matters":
      return showOnlyWhatMatters(store, !workbench.mattersOnly);
    case "full-screen":
      return toggleFullScreen(workbench);
    case "enlarge-stage":
      return workbench.enlarge("stage");
    case "enlarge-diagram":
      return workbench.enlarge("diagram");
    case "enlarge-side":
      return workbench.enlarge("side");
    case "black-out":
      return workbench.blackOut(true);
    case "help":
      return showHelp();
  }
}
