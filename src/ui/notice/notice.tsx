import { at } from "../../base/invariant.ts";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { Opening } from "../../store/opening.ts";
import type { Notice } from "../../store/page-state.ts";
import { useEscape } from "../popover/use-escape.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { readingMs } from "./reading-ms.ts";
import "./notice.css";

/**
 * What the user must be told. A problem, or what has a button, stays until it is dismissed; the rest leaves when there
 * was time to read it. Screen readers hear both at once: their regions are there before anything is told in them.
 */
export function NoticeBar() {
  const notice = useWorkbench((workbench) => workbench.notice);
  const opening = useWorkbench((workbench) => workbench.opening);
  return (
    <div className="notice-place">
      {(["alert", "status"] as const).map((role) => (
        <div key={role} role={role}>
          {opening
            ? role === "status" && <OpeningBar opening={opening} />
            : notice && (notice.kind === "problem") === (role === "alert") && <Told notice={notice} />}
        </div>
      ))}
    </div>
  );
}

function Told({ notice }: { readonly notice: Notice }) {
  const store = useWorkbenchStore();
  const [isHeld, hold] = useState(false);
  const isProblem = notice.kind === "problem";
  const stays = isProblem || notice.act !== undefined;
  const Icon = isProblem ? CircleAlert : CircleCheck;
  useEffect(() => {
    if (stays || isHeld) return undefined;
    const timer = setTimeout(() => {
      if (store.getState().notice === notice) store.getState().dismiss();
    }, readingMs(notice));
    return () => clearTimeout(timer);
  }, [store, notice, stays, isHeld]);
  return (
    <div
      className={isProblem ? "notice notice-problem" : "notice"}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <Icon size="1.25em" />
      <p>
        <b>{notice.title}.</b> {notice.text}
      </p>
      {notice.act && (
        <button type="button" className="notice-act" onClick={notice.act.do}>
          {notice.act.label}
        </button>
      )}
      <button type="button" aria-label="Dismiss" onClick={() => store.getState().dismiss()}>
        <X size="1.1em" />
      </button>
    </div>
  );
}

const stop = ({ opening }: { readonly opening: Opening | null }) => opening?.stop();

/** How far a run is that takes long. Escape stops it, too. */
function OpeningBar({ opening: { history, thousands, stop: end } }: { readonly opening: Opening }) {
  useEscape(stop);
  const { scenario } = at(history.branches, history.current);
  const starts =
    thousands === 0 && scenario.experiment === "sockets" && scenario.processes.some(({ python }) => python);
  return (
    <div className="notice" data-opening>
      <p>
        <b>{starts ? "Python starts and runs the programs …" : "Computing the run"}</b>
        {/* A screen reader would say every number. */}
        {!starts && <span aria-hidden="true">: {(thousands * 1000).toLocaleString("en")} steps …</span>}
      </p>
      <button type="button" className="notice-act" onClick={end}>
        Stop
      </button>
    </div>
  );
}
