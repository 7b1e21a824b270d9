import { Ellipsis } from "lucide-react";
import { useState, type CSSProperties } from "react";
import type { Session } from "../../store/live/session.ts";
import type { LiveMember } from "../../store/live/member.ts";
import { PopoverButton } from "../popover/popover-button.tsx";
import { processColour } from "../theme/process-colour.ts";

/** Every process, how it is, and what can be done to it. */
export function ProcessList({ session }: { readonly session: Session }) {
  const { run, experiment } = session;
  const going = run.status === "running";
  const failed = run.members.filter(({ is }) => is === "silent" || is === "killed" || is === "thrown");
  return (
    <>
      <output className="heard-only">
        {failed.map((member) => `${experiment.nameOf(member.id)} ${being(member)}.`).join(" ")}
      </output>
      <ul className="live-processes" aria-label="Processes">
        {run.members.map((member) => (
          <li key={member.id} className="live-process" data-is={member.is}>
            <span className="process-chip" style={colourOf(member.process)}>
              {experiment.nameOf(member.id)}
            </span>
            <span className="live-being">
              <b>{being(member)}</b>
              <small>{more(member, session)}</small>
            </span>
            {run.status !== "over" && <Actions member={member} session={session} going={going} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function colourOf(process: number): CSSProperties & Record<`--${string}`, string> {
  return { "--process": processColour(process) };
}

function being({ is, said }: LiveMember): string {
  switch (is) {
    case "off":
      return "not there yet";
    case "starting":
      return "starting";
    case "running":
      return said?.facts.phase ?? "running";
    case "silent":
      return "does not answer";
    case "killed":
      return "killed";
    case "thrown":
      return "has thrown";
  }
}

function more({ is, why, said, phaseSinceMs, process }: LiveMember, { run, clocks }: Session): string {
  if (is === "thrown") return why ?? "";
  if (is === "silent") return `for ${seconds(run.nowMs - (said?.atMs ?? 0))}`;
  if (is !== "running") return "";
  if (!clocks) return `for ${seconds(Math.max(0, run.nowMs - phaseSinceMs))}`;
  const offsetMs = clocks.series[process]?.at(run.nowMs) ?? NaN;
  return Number.isNaN(offsetMs) ? "" : `${offsetMs < 0 ? "−" : "+"}${Math.abs(offsetMs).toFixed(1)} ms`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

interface ActionsProps {
  readonly member: LiveMember;
  readonly session: Session;
  readonly going: boolean;
}

function Actions({ member: { process, id, is }, session: { run, experiment }, going }: ActionsProps) {
  const [shown, setShown] = useState(false);
  const name = experiment.nameOf(id);
  const act = (what: () => void) => () => {
    setShown(false);
    what();
  };
  if (is === "off" || is === "killed" || is === "thrown")
    return (
      <button
        type="button"
        className="push"
        disabled={!going}
        aria-label={is === "off" ? `Add ${name}` : `Start ${name} again`}
        onClick={() => run.restart(process)}
      >
        {is === "off" ? "Add" : "Start again"}
      </button>
    );
  return (
    <span className="live-actions">
      <button
        type="button"
        className="push"
        disabled={!going}
        aria-label={`Kill ${name}`}
        onClick={() => run.kill(process)}
      >
        Kill
      </button>
      {going && (
        <PopoverButton
          className="tool"
          label={`More for ${name}`}
          face={<Ellipsis size="1.2em" aria-hidden="true" />}
          shown={shown}
          show={setShown}
        >
          <button type="button" className="menu-item" onClick={act(() => run.fail(process, "throw"))}>
            Make it throw
          </button>
          <button type="button" className="menu-item" onClick={act(() => run.fail(process, "hang"))}>
            Make it hang
          </button>
        </PopoverButton>
      )}
    </span>
  );
}
