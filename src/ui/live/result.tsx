import { CircleAlert, CircleCheck } from "lucide-react";
import type { Session } from "../../store/live/session.ts";
import { Push } from "../form/push.tsx";

/** What became of the recording, once it has been run through the protocol again. */
export function Result({ session: { run }, open }: { readonly session: Session; readonly open: () => void }) {
  const { recorded, wasFull } = run;
  if (!recorded) return null;
  const { agreement, leftOut, trace } = recorded;
  const Icon = agreement.agrees ? CircleCheck : CircleAlert;
  return (
    <section className="bar live-result" data-agrees={agreement.agrees} aria-label="The recording">
      <Icon size="1.4em" />
      <output>
        <b>
          {agreement.agrees
            ? `Replayed: all ${agreement.steps.toLocaleString("en")} steps agree.`
            : `Replayed: step ${agreement.step + 1} does not agree.`}
        </b>{" "}
        {agreement.agrees
          ? run.subject.kernel
            ? "The page ran the recorded inputs again, through the programs and the kernel: every step and every segment was the same."
            : "The page ran the recorded inputs again through the protocol: every step was the same."
          : `${agreement.why}. The recording ends before it.`}
        {leftOut > 0 && ` ${leftOut} more are left out: their causes were not recorded.`}
        {wasFull !== null && ` ${wasFull}`}
      </output>
      <Push main onClick={open} disabled={trace.steps.length === 0}>
        Step through it
      </Push>
    </section>
  );
}
