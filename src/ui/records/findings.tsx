import type { ReactNode } from "react";
import type { Connection } from "../../records/facts.ts";
import type { Imported, Verdict } from "../../records/record.ts";

interface Props {
  readonly record: Imported;
  readonly goTo: (event: number) => void;
  readonly children: ReactNode;
}

const CHECKS: Readonly<Record<string, string>> = {
  "no-byte-lost": "Every byte that was sent was received",
  "mutual-exclusion": "Only one is in the critical section",
  order: "Requests are served in the order of (timestamp, id)",
  "all-served": "Every request is served",
  "message-count": "Nobody enters before every other node has replied",
  amounts: "Each adjustment is the average minus the clock",
  synchronized: "Each synchronized clock is its clock plus its adjustment",
  average: "The average is right",
};

/** How much of a list is shown. */
const MOST = 50;

/** What the record comes to: how much of it was understood, what is wrong with it, and what can be judged. */
export function Findings({ record, goTo, children }: Props) {
  const { matched, unmatched, problems, facts, events, kind, files } = record;
  const isText = files.some(({ lines }) => lines !== null);
  const lineOf = (line: number | null, file?: string) =>
    line === null
      ? -1
      : events.findIndex(
          (event) => event.line === line && (file === undefined || files[event.file]?.name === file),
        );
  const place = (line: number | null, file?: string) => {
    if (line === null) return null;
    const event = lineOf(line, file);
    return event < 0 ? (
      <> (line {line})</>
    ) : (
      <>
        {" "}
        <button type="button" className="record-link" onClick={() => goTo(event)}>
          line {line}
        </button>
      </>
    );
  };
  const verdicts = Object.entries(facts.verdicts ?? {});
  return (
    <div className="record-findings">
      <p>
        {events.length.toLocaleString("en")} events and {record.messages.length.toLocaleString("en")}{" "}
        messages.{" "}
        {matched !== null &&
          `${isText ? "Lines" : "Frames"} understood: ${matched.toLocaleString("en")}; not understood: ${(unmatched ?? 0).toLocaleString("en")}.`}
        {kind === "shiviz" && " The record has an order, but no common time."}
      </p>
      {verdicts.length > 0 && (
        <ul className="record-verdicts">
          {verdicts.map(([id, verdict]) => (
            <li key={id} data-verdict={verdict.verdict}>
              <b>{WORDS[verdict.verdict]}</b> {CHECKS[id] ?? id}
              {verdict.which && `: wrong for ${verdict.which.join(", ")}`}
              {verdict.line !== undefined && place(verdict.line)}
            </li>
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <details open={problems.length <= 5}>
          <summary>
            {problems.length} {problems.length === 1 ? "problem" : "problems"} with the record
          </summary>
          <ul>
            {problems.slice(0, MOST).map(({ text, line, file, kind }, i) => (
              <li key={i} data-problem={kind}>
                {file !== undefined && files.length > 1 && `${file}: `}
                {text}
                {place(line, file)}
              </li>
            ))}
            {problems.length > MOST && <li>and {problems.length - MOST} more</li>}
          </ul>
        </details>
      )}
      {children}
      {facts.connections !== undefined && facts.connections.length > 0 && (
        <details>
          <summary>
            {facts.connections.length} {facts.connections.length === 1 ? "connection" : "connections"}
          </summary>
          <ul>
            {facts.connections.slice(0, MOST).map((connection, i) => (
              <li key={i}>{connectionText(connection)}</li>
            ))}
            {facts.connections.length > MOST && <li>and {facts.connections.length - MOST} more</li>}
          </ul>
        </details>
      )}
    </div>
  );
}

const WORDS: Readonly<Record<Verdict["verdict"], string>> = {
  holds: "Holds:",
  broken: "Broken:",
  open: "Not recorded:",
};

function connectionText({
  client,
  server,
  bytesToServer,
  bytesToClient,
  closedBy,
  end,
  protocol,
}: Connection): string {
  const ends = `${client ?? "a client (port not recorded)"} → ${server ?? "a server (not recorded)"}`;
  const bytes = `${bytesToServer} bytes there, ${bytesToClient} back`;
  if (protocol === "udp") return `${ends}, UDP: ${bytes}.`;
  const who = closedBy === null ? "" : ` by the ${closedBy}`;
  const how =
    end === "rst"
      ? `Reset${who}`
      : end === "fin"
        ? `Closed, first${who}`
        : "Still open at the end of the record";
  return `${ends}: ${bytes}. ${how}.`;
}
