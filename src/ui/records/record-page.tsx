import { X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { corrected, correction } from "../../records/clocks.ts";
import { kinds, type Imported, type Kind } from "../../records/record.ts";
import type { RecordFile } from "../../store/page-state.ts";
import { Push } from "../form/push.tsx";
import { useEscape } from "../popover/use-escape.ts";
import { useWorkbench } from "../use-workbench.ts";
import { Findings } from "./findings.tsx";
import { RecordPicture } from "./record-picture.tsx";
import { RecordSteps } from "./record-steps.tsx";
import { RecordText } from "./record-text.tsx";
import { useRecord } from "./use-record.ts";
import "./records.css";

const NAMES: Readonly<Record<Kind, string>> = {
  strace: "strace",
  pcap: "pcap",
  pcapng: "pcapng",
  tshark: "tshark -T json",
  shiviz: "ShiViz, GoVector, TSViz",
  otlp: "OTLP spans",
  jaeger: "Jaeger spans",
  lines: "printed lines of the lab",
  recorder: "lab_recorder.py",
};

/** A record of a real run, in the place of the run: its picture, its steps, and its text beside it. */
export function RecordPage({ close }: { readonly close: () => void }) {
  const files = useWorkbench(({ recordFiles }) => recordFiles) ?? [];
  // What was chosen for other files says nothing of these.
  return (
    <Opened
      key={files.map(({ name, bytes }) => `${name} ${bytes.length}`).join()}
      files={files}
      close={close}
    />
  );
}

function Opened({ files, close }: { readonly files: readonly RecordFile[]; readonly close: () => void }) {
  const [kind, setKind] = useState<Kind | null>(null);
  const [patterns, setPatterns] = useState<string | null>(null);
  const { record, problem } = useRecord(files, kind, patterns);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEscape(({ opening }) => opening === null && close());
  return (
    <div className="record" data-around="">
      <div className="bar record-head">
        <h1 ref={heading} tabIndex={-1}>
          {files.length === 1 ? files[0]?.name : `${files.length} files`}
        </h1>
        <label>
          Read as{" "}
          <select
            value={kind ?? record?.kind ?? ""}
            onChange={({ target }) => setKind(kinds.find((known) => known === target.value) ?? null)}
          >
            {record === null && kind === null && <option value="">…</option>}
            {kinds.map((known) => (
              <option key={known} value={known}>
                {NAMES[known]}
              </option>
            ))}
          </select>
        </label>
        {record?.kind === "lines" && <Patterns set={setPatterns} />}
        <Push icon={X} onClick={close}>
          Back to the workbench
        </Push>
      </div>
      <p className="record-about">Nothing leaves this page: the record is read and drawn in your browser.</p>
      {problem !== null && (
        <p className="record-problem" role="alert">
          {problem}
        </p>
      )}
      {record === null && problem === null && <p className="record-about">Reading …</p>}
      {record !== null && <RecordOf key={`${record.kind} ${record.events.length}`} raw={record} />}
    </div>
  );
}

/** The user's own wordings, as a file. */
function Patterns({ set }: { readonly set: (text: string) => void }) {
  return (
    <label className="record-patterns">
      Own wordings{" "}
      <input
        type="file"
        accept=".json,application/json"
        onChange={({ target }) => void target.files?.[0]?.text().then(set)}
      />
    </label>
  );
}

function RecordOf({ raw }: { readonly raw: Imported }) {
  const [corrects, setCorrects] = useState(false);
  const clocks = useMemo(() => correction(raw), [raw]);
  const record = useMemo(() => (corrects ? corrected(raw, clocks) : raw), [raw, clocks, corrects]);
  const [cursor, setCursor] = useState(0);
  const event = record.events[cursor];
  return (
    <>
      <main className="record-main">
        <section className="record-picture" aria-label="Picture of the record">
          <RecordPicture record={record} cursor={cursor} goTo={setCursor} />
        </section>
        <aside className="record-side" aria-label="Text of the record">
          <Findings record={record} goTo={setCursor}>
            {clocks.length > 0 && (
              <div className="record-clocks">
                <label>
                  <input
                    type="checkbox"
                    checked={corrects}
                    onChange={({ target }) => setCorrects(target.checked)}
                  />{" "}
                  Correct the clocks
                </label>
                <ul>
                  {clocks.map(({ clock, text }) => (
                    <li key={clock}>{text}</li>
                  ))}
                </ul>
              </div>
            )}
          </Findings>
          <RecordText record={record} cursor={cursor} goTo={setCursor} />
        </aside>
      </main>
      <div className="record-foot">
        <p className="record-caption" aria-live="polite" translate="no">
          {event ? event.text : "This record holds no event that can be drawn."}
        </p>
        <RecordSteps count={record.events.length} cursor={cursor} goTo={setCursor} />
      </div>
    </>
  );
}
