import { CircleAlert, CircleCheck, X } from "lucide-react";
import type { Opening } from "../../store/opening.ts";
import { useEscape } from "../popover/use-escape.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import "./notice.css";

/** What the user must be told, until it is dismissed. Screen readers hear it at once. */
export function NoticeBar() {
  const store = useWorkbenchStore();
  const notice = useWorkbench((workbench) => workbench.notice);
  const opening = useWorkbench((workbench) => workbench.opening);
  const isProblem = notice?.kind === "problem";
  const Icon = isProblem ? CircleAlert : CircleCheck;
  return (
    <div className="notice-place" role={isProblem ? "alert" : "status"}>
      {opening ? (
        <OpeningBar opening={opening} />
      ) : (
        notice && (
          <div className={isProblem ? "notice notice-problem" : "notice"}>
            <Icon size="1.25em" aria-hidden="true" />
            <p>
              <b>{notice.title}.</b> {notice.text}
            </p>
            {notice.act && (
              <button type="button" className="notice-act" onClick={notice.act.do}>
                {notice.act.label}
              </button>
            )}
            <button type="button" aria-label="Dismiss" onClick={() => store.getState().dismiss()}>
              <X size="1.1em" aria-hidden="true" />
            </button>
          </div>
        )
      )}
    </div>
  );
}

const stop = ({ opening }: { readonly opening: Opening | null }) => opening?.stop();

/** How far a run is that takes long. Escape stops it, too. */
function OpeningBar({ opening: { thousands, stop: end } }: { readonly opening: Opening }) {
  useEscape(stop);
  return (
    <div className="notice" data-opening>
      <p>
        <b>Computing the run</b>
        {/* A screen reader would say every number. */}
        <span aria-hidden="true">: {(thousands * 1000).toLocaleString("en")} steps …</span>
      </p>
      <button type="button" className="notice-act" onClick={end}>
        Stop
      </button>
    </div>
  );
}
