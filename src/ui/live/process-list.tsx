import { Ellipsis } from "lucide-react";
import { useState, type CSSProperties } from "react";
import { hostOf } from "../../experiments/sockets/host.ts";
import type { LiveHosts } from "../../store/live/hosts.ts";
import type { Session } from "../../store/live/session.ts";
import type { LiveMember } from "../../store/live/member.ts";
import { canKill } from "../../store/live/can-kill.ts";
import { statusWords } from "../sockets/socket-words.ts";
import { PopoverButton } from "../popover/popover-button.tsx";
import { processColour } from "../theme/process-colour.ts";
import { Push } from "../form/push.tsx";

/** Every process, how it is, and what can be done to it. */
export function ProcessList({ session, chosen }: { readonly session: Session; readonly chosen: number }) {
  const { run, experiment } = session;
  const going = run.status === "running";
  const failed = run.members.filter(({ is }) => is === "silent" || is === "killed" || is === "thrown");
  return (
    <>
      <output className="heard-only">
        {failed.map((member) => `${experiment.nameOf(member.id)} ${being(member, session)}.`).join(" ")}
      </output>
      <ul className="live-processes" aria-label="Processes">
        {run.members.map((member) => (
          <li
            key={member.id}
            className="live-process"
            data-is={member.is}
            data-chosen={(run.status !== "over" && member.process === chosen) || undefined}
          >
            <span className="process-chip" style={colourOf(member.process)}>
              {experiment.nameOf(member.id)}
            </span>
            <span className="live-being" data-call={isInCall(member, session) || undefined}>
              <b
                className={isInCall(member, session) ? "cut" : undefined}
                title={isInCall(member, session) ? being(member, session) : undefined}
              >
                {being(member, session)}
              </b>
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

function being({ is, said, process }: LiveMember, { hosts }: Session): string {
  switch (is) {
    case "off":
      return "not there yet";
    case "starting":
      return "starting";
    case "running":
      return hosts ? doingOf(hosts, process, said) : (said?.facts.phase ?? "running");
    case "silent":
      return "does not answer";
    case "killed":
      return "killed";
    case "thrown":
      return "has thrown";
  }
}

/** Where a program stands, and the call that it is in. */
function doingOf(hosts: LiveHosts, process: number, said: LiveMember["said"]): string {
  const own = hosts.views.filter((view) => view.process === hosts.ids[process]);
  const host = hostOf(hosts.states[process], hosts.begun[process] ?? false, own);
  const calls = host.threads.flatMap(({ call }) => (call === null ? [] : [call]));
  if (host.status === "finished" && said?.facts.phase === "exited") return "has exited";
  const endedBy = hosts.endedBy[process] ?? null;
  if (host.status === "finished" && endedBy !== null) return `died of ${endedBy}`;
  const [first, ...others] = calls;
  if (first === undefined) return statusWords[host.status];
  return `${statusWords[host.status]}: ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`;
}

/** Calls come and go: rows as high as their words would move away from under the hand. */
function isInCall({ is, process }: LiveMember, { hosts }: Session): boolean {
  return is === "running" && hosts !== null && !hosts.hasEnded(process);
}

function more({ is, why, said, phaseSinceMs, process }: LiveMember, { run, clocks }: Session): string {
  if (is === "thrown") return why ?? "";
  if (is === "silent") return `for ${seconds(run.nowMs - (said?.atMs ?? 0))}`;
  if (is !== "running") return "";
  if (!clocks) return `for ${seconds(Math.max(0, run.nowMs - phaseSinceMs))}`;
  const shownMs = clocks.series[process]?.at(run.nowMs) ?? NaN;
  if (Number.isNaN(shownMs)) return "";
  const size = `${shownMs < 0 ? "−" : ""}${Math.abs(shownMs).toFixed(1)} ms`;
  // Only an offset has a sign before what is above 0.
  return clocks.rightMs !== null && shownMs >= 0 ? `+${size}` : size;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

interface ActionsProps {
  readonly member: LiveMember;
  readonly session: Session;
  readonly going: boolean;
}

function Actions({ member: { process, id, is }, session, going }: ActionsProps) {
  const { run, experiment, hosts } = session;
  const [shown, setShown] = useState(false);
  const name = experiment.nameOf(id);
  const act = (what: () => void) => () => {
    setShown(false);
    what();
  };
  const hasEnded = is === "running" && hosts?.hasEnded(process);
  if (is === "off" || is === "killed" || is === "thrown" || hasEnded)
    return (
      <Push
        disabled={!going}
        aria-label={is === "off" ? `Add ${name}` : `Start ${name} again`}
        onClick={() => (hasEnded ? run.again(process) : run.restart(process))}
      >
        {is === "off" ? "Add" : "Start again"}
      </Push>
    );
  return (
    <span className="live-actions">
      <Push
        disabled={!canKill(session, process)}
        aria-label={`Kill ${name}`}
        onClick={() => run.kill(process)}
      >
        Kill
      </Push>
      {going && (
        <PopoverButton
          className="tool"
          label={`More for ${name}`}
          face={<Ellipsis size="1.2em" />}
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
