import { useMemo, useRef, useState, type ReactNode } from "react";
import type { Lit } from "../../experiments/experiment.ts";
import { codeOf } from "../../experiments/sockets/code.ts";
import { sourceOf } from "../../experiments/sockets/python/own.ts";
import { standingsOf, type Standing } from "../../experiments/sockets/standing.ts";
import type { Run } from "../../store/run.ts";
import { toldOf } from "../../store/told.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { useScrollIntoPanel } from "../panels/scroll-into-panel.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { CodeListing } from "../panels/code/code-listing.tsx";
import { lineEnd } from "../panels/code/code-line.tsx";
import { TakeListing } from "../panels/code/take-listing.tsx";
import { useRunTo } from "../panels/code/use-run-to.ts";
import { useSelectAll } from "../panels/code/use-select-all.ts";
import { pythonLines, type Token } from "../panels/code/python.ts";
import { processColour, processSoft } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import { Terminal } from "./terminal.tsx";
import { useHosts } from "./use-hosts.ts";
import { Scrolls } from "../panels/scrolls.tsx";
import "../panels/code/code.css";
import "./process-code.css";

const Keyboard = inPlace(new Chunk(() => import("./keyboard.tsx").then(({ Keyboard }) => Keyboard)));

interface Props {
  readonly label: string;
  /** The process that is shown, and those that may be, as places in the run. */
  readonly process: number;
  readonly choices: readonly number[];
  readonly choose: (process: number) => void;
  /** What stands between the listing and the terminal. */
  readonly children?: ReactNode;
}

/** One process: its listing with the line that it is at, and its terminal. */
export function ProcessCode({ label, process, choices, choose, children }: Props) {
  const run = useWorkbench((workbench) => workbench.run);
  const id = run.trace.processes[process] ?? "";
  const file = useFile(run, process);
  const code = codeOf(run.scenario, id, file);
  const colour = processColour(process);
  const isLarge = useWorkbench(({ enlarged }) => enlarged === "side");
  const [wantsCorrected, wantCorrected] = useState(false);
  const corrected = code ? correctedOf(run, code.listing.name) : undefined;
  const isPair = isLarge && corrected !== undefined;
  const instead = wantsCorrected ? corrected : undefined;
  if (!code) return <p className="panel-empty">This process has no listing.</p>;
  const own = <ListingView key={code.listing.name} run={run} process={process} file={file} />;
  return (
    <section className="process-code" aria-label={label}>
      <header className="process-code-head">
        {choices.length > 1 ? (
          <select
            value={process}
            aria-label={label}
            style={{ color: colour }}
            onChange={(event) => choose(Number(event.target.value))}
          >
            {choices.map((each) => (
              <option key={each} value={each}>
                {run.experiment.nameOf(run.trace.processes[each] ?? "")}
              </option>
            ))}
          </select>
        ) : (
          <b style={{ color: colour }}>{run.experiment.nameOf(id)}</b>
        )}
        <small title={code.isOurs ? undefined : "Written for this program"}>
          {isPair ? `${code.listing.name}, and corrected: ${corrected.name}` : (instead ?? code.listing).name}
        </small>
        {corrected && !isPair && (
          <button
            type="button"
            className="process-code-corrected"
            title="The handout’s program, corrected: it reads until the stream ends and sends all bytes"
            aria-pressed={wantsCorrected}
            onMouseDown={keepFocus}
            onClick={() => wantCorrected(!wantsCorrected)}
          >
            {corrected.about}
          </button>
        )}
        <TakeListing listing={instead ?? code.listing} />
      </header>
      {isPair ? (
        <div className="process-code-pair">
          {own}
          <CodeListing key={corrected.name} listing={corrected} />
        </div>
      ) : instead ? (
        <CodeListing key={instead.name} listing={instead} />
      ) : (
        own
      )}
      {children}
      <Terminal process={process} />
      {sourceOf(run.scenario, id) && <Keyboard process={process} />}
    </section>
  );
}

/** The listing that corrects another one of the run. */
function correctedOf({ experiment, scenario }: Run, name: string) {
  return experiment.listingsOf(scenario).find(({ corrects }) => corrects === name);
}

/** The file that the process is in, where its program has several. */
function useFile(run: Run, process: number): string | undefined {
  const { hosts } = useHosts();
  const files = hosts[process]?.threads.flatMap(({ at }) => (at ? [at.file] : [])) ?? [];
  const lit = useWorkbench(({ cursor }) =>
    run.trace.steps[cursor]?.process === process
      ? run.experiment.lit(toldOf(run, cursor))?.listing
      : undefined,
  );
  return lit ?? files[0];
}

interface ListingProps {
  readonly run: Run;
  readonly process: number;
  readonly file: string | undefined;
}

function ListingView({ run, process, file }: ListingProps) {
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const { hosts } = useHosts();
  const id = run.trace.processes[process] ?? "";
  const code = codeOf(run.scenario, id, file);
  const text = code?.listing.text ?? "";
  const lines = useMemo(() => pythonLines(text), [text]);
  const isOwn = run.trace.steps[cursor]?.process === process;
  const lit = useMemo(() => (isOwn ? run.experiment.lit(toldOf(run, cursor)) : null), [isOwn, run, cursor]);
  const threads = hosts[process]?.threads ?? [];
  const standings = standingsOf(run.scenario, id, threads, file);
  const inView = lit?.lines[0] ?? standings[0]?.line ?? 0;
  const box = useRef<HTMLElement>(null);
  useScrollIntoPanel(box, inView);
  useSelectAll(box);
  useRunTo(box, code?.listing.name ?? "", process);
  return (
    <Scrolls ref={box} className="code" aria-label={`Listing ${code?.listing.name ?? ""}`}>
      <ol>
        {lines.map((tokens, index) => (
          <Line
            key={index}
            number={index + 1}
            tokens={tokens}
            process={process}
            lit={lit}
            at={standings.filter(({ line }) => line === index + 1)}
            inView={inView === index + 1}
          />
        ))}
      </ol>
    </Scrolls>
  );
}

interface LineProps {
  readonly number: number;
  readonly tokens: readonly Token[];
  readonly process: number;
  readonly lit: Lit | null;
  readonly at: readonly Standing[];
  readonly inView: boolean;
}

function Line({ number, tokens, process, lit, at, inView }: LineProps) {
  const isLit = lit?.lines.includes(number) ?? false;
  const colour = processColour(process);
  const notes = lit?.notes.filter(({ line }) => line === number) ?? [];
  const waiting = at.filter(({ thread }) => thread.awaits !== null || thread.rests);
  const isEdged = isLit || at.length > 0;
  return (
    <li
      className={isLit ? "code-line code-lit" : at.length > 0 ? "code-line code-standing" : "code-line"}
      style={
        {
          "--c-soft": processSoft(process),
          boxShadow: isEdged ? `inset 3px 0 0 ${colour}` : undefined,
        } as React.CSSProperties
      }
      aria-current={lit?.lines[0] === number ? "step" : undefined}
      data-scroll-to={inView ? "" : undefined}
    >
      <span className="code-gutter" aria-hidden="true" data-run-to={number} title={`Run to line ${number}`}>
        {number}
      </span>
      <span className="code-content">
        <code>
          {tokens.map(({ kind, text }, index) => (
            <span key={index} className={kind === "plain" ? undefined : `code-${kind}`}>
              {text}
            </span>
          ))}
          {lineEnd}
        </code>
        {notes.map(({ text }) => (
          <span key={text} className="code-note" style={{ color: colour }}>
            {text}
          </span>
        ))}
        {waiting.length > 0 && (
          <span className="code-wait" style={{ color: colour }}>
            {waitText(waiting)}
          </span>
        )}
      </span>
    </li>
  );
}

/** Who waits on a line and for what. */
function waitText(waiting: readonly Standing[]): string {
  const [first, ...others] = waiting;
  const { name = "", awaits, rests = false } = first?.thread ?? {};
  const who = others.length > 0 ? `${waiting.length} threads: ` : name === "" ? "" : `${name}: `;
  return rests ? `${who}sleeping` : `${who}waiting for ${awaits ?? ""}`;
}
