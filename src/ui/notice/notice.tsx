import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import "./notice.css";

/** What the user must be told, until it is dismissed. Screen readers hear it at once. */
export function NoticeBar() {
  const store = useWorkbenchStore();
  const notice = useWorkbench((workbench) => workbench.notice);
  const isProblem = notice?.kind === "problem";
  const Icon = isProblem ? CircleAlert : CircleCheck;
  return (
    <div className="notice-place" role={isProblem ? "alert" : "status"}>
      {notice && (
        <div className={isProblem ? "notice notice-problem" : "notice"}>
          <Icon size="1.25em" aria-hidden="true" />
          <p>
            <b>{notice.title}.</b> {notice.text}
          </p>
          <button type="button" aria-label="Dismiss" onClick={() => store.getState().dismiss()}>
            <X size="1.1em" aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
