import { useMemo } from "react";
import { StatePanel } from "../panels/state/state-panel.tsx";
import { processColour } from "../theme/process-colour.ts";
import { useStep } from "../use-workbench.ts";
import type { RoundTold } from "../../experiments/berkeley/rounds.ts";
import { berkeleyOf, roundAt, type Berkeley } from "../../store/berkeley/rounds.ts";
import { reading, signedAmount, time } from "../../experiments/berkeley/values.ts";

/** The round as a table that fills in as the answers arrive, over every clock's variables. */
export function RoundPanel() {
  const { run, cursor } = useStep();
  const berkeley = useMemo(() => berkeleyOf(run), [run]);
  const round = berkeley && roundAt(berkeley, cursor);
  return (
    <div className="round-panel">
      {berkeley && round ? (
        <RoundTable berkeley={berkeley} round={round} cursor={cursor} />
      ) : (
        <p className="round-none">No round has begun yet.</p>
      )}
      <StatePanel />
    </div>
  );
}

interface Props {
  readonly berkeley: Berkeley;
  readonly round: RoundTold;
  readonly cursor: number;
}

interface Row {
  readonly process: string;
  readonly reading: string | null;
  readonly rtt: string | null;
  readonly offset: string | null;
  readonly standing: string;
  readonly why: string | null;
  readonly amount: string | null;
}

function RoundTable({ berkeley: { scenario }, round, cursor }: Props) {
  const decision = round.decision && round.decision.step <= cursor ? round.decision : null;
  const master = scenario.processes[round.master]?.id ?? "";
  const rows = scenario.processes.map(({ id }) => rowOf(round, id, id === master, cursor));
  const used = decision ? offsetsIn(round, master) : [];
  return (
    <section className="round" aria-label={`Round ${round.round}`}>
      <h2>
        Round {round.round} <small>master: clock {master}</small>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">clock</th>
            <th scope="col">reading</th>
            <th scope="col">round trip</th>
            <th scope="col">offset</th>
            <th scope="col">average</th>
            <th scope="col">adjustment</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.process} data-out={row.why !== null || undefined}>
              <th scope="row" style={{ color: processColour(index) }}>
                {row.process}
              </th>
              <td>{row.reading ?? "…"}</td>
              <td>{row.rtt ?? "…"}</td>
              <td>{row.offset ?? "…"}</td>
              <td title={row.why ?? undefined}>
                {row.standing}
                {row.why !== null && <small>{row.why}</small>}
              </td>
              <td>
                <b>{row.amount ?? "…"}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="round-average">
        {decision ? (
          <>
            The average of {used.map(signedAmount).join(", ")} is <b>{signedAmount(decision.targetMs)}</b>.
          </>
        ) : (
          <>The average is taken when the last answer is in, or after {scenario.options.timeoutMs} ms.</>
        )}
      </p>
    </section>
  );
}

/** The offsets that are in the average, the master's 0 among them, in the order of the processes. */
function offsetsIn({ answers, decision }: RoundTold, master: string): number[] {
  const offsets = new Map([
    [master, 0],
    ...answers.map(({ process, offsetMs }) => [process, offsetMs] as const),
  ]);
  return Object.keys(decision?.amountsMs ?? {})
    .filter((process) => decision?.leftOut[process] === undefined)
    .map((process) => offsets.get(process) ?? 0);
}

function rowOf(round: RoundTold, process: string, isMaster: boolean, cursor: number): Row {
  const decision = round.decision && round.decision.step <= cursor ? round.decision : null;
  const answer = round.answers.find((each) => each.process === process && each.step <= cursor);
  const late = round.late.find((each) => each.process === process && each.step <= cursor);
  const why = decision?.leftOut[process] ?? null;
  const amountMs = decision?.amountsMs[process];
  const amount = decision ? (amountMs === undefined ? "none" : signedAmount(amountMs)) : null;
  const isIn = isMaster || answer !== undefined;
  const standing = decision
    ? isIn
      ? why === null
        ? "in"
        : "out"
      : late
        ? "late"
        : "no answer"
    : isIn
      ? "has come"
      : "…";
  if (isMaster)
    return { process, reading: reading(round.polledMs), rtt: "–", offset: "0 ms", standing, why, amount };
  return {
    process,
    reading: answer ? reading(answer.readingMs) : decision ? "–" : null,
    rtt: answer ? time(answer.rttMs) : decision ? "–" : null,
    offset: answer ? signedAmount(answer.offsetMs) : decision ? "–" : null,
    standing,
    why,
    amount,
  };
}
