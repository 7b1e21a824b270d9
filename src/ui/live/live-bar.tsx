import { Pause, Play, RotateCcw, SlidersHorizontal, Square } from "lucide-react";
import type { Session } from "../../store/live/session.ts";
import { Push } from "../form/push.tsx";
import "../transport/transport.css";

interface Props {
  readonly session: Session | null;
  readonly wasHidden: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly setUp: () => void;
}

/** Start, pause and stop, and how far it is. */
export function LiveBar({ session, wasHidden, toggle, stop, setUp }: Props) {
  const run = session?.run ?? null;
  const status = run?.status ?? null;
  const isGoing = status === "running" || status === "paused";
  const isBusy = status === "starting" || status === "stopping";
  const face =
    status === "running"
      ? { icon: Pause, label: "Pause" }
      : status === "paused"
        ? { icon: Play, label: "Go on" }
        : { icon: status === "over" ? RotateCcw : Play, label: status === "over" ? "Start again" : "Start" };
  const Icon = face.icon;
  return (
    <section className="bar transport live-bar" aria-label="The run">
      <div className="live-buttons">
        <Push icon={Icon} main disabled={isBusy} onClick={toggle}>
          {face.label}
        </Push>
        {(isGoing || isBusy) && (
          <Push icon={Square} disabled={!isGoing} onClick={stop}>
            Stop
          </Push>
        )}
        {status === "over" && (
          <Push icon={SlidersHorizontal} onClick={setUp}>
            Settings
          </Push>
        )}
      </div>
      <output className="live-status" data-status={status ?? "none"}>
        {words(status, wasHidden)}
      </output>
      {run && (
        <p className="live-count">
          <b>{(run.nowMs / 1000).toFixed(1)} s</b> ·{" "}
          {(run.recorded?.trace.steps.length ?? run.stepCount).toLocaleString("en")} steps recorded
        </p>
      )}
    </section>
  );
}

function words(status: Session["run"]["status"] | null, wasHidden: boolean): string {
  switch (status) {
    case null:
      return "";
    case "starting":
      return "The threads are starting.";
    case "running":
      return "Running";
    case "paused":
      return wasHidden ? "Paused, because this tab was hidden" : "Paused: nothing happens in any thread";
    case "stopping":
      return "Stopping";
    case "over":
      return "Stopped";
  }
}
