import { useEffect, useMemo, useRef, useState } from "react";
import { Scrolls } from "../panels/scrolls.tsx";
import type { Imported } from "../../records/record.ts";

interface Props {
  readonly record: Imported;
  readonly cursor: number;
  readonly goTo: (event: number) => void;
}

/** The height of a row, in px; `records.css` has the same. */
const ROW = 22;
/** Rows that are kept above and below what is in view. */
const MORE = 12;

interface Row {
  readonly number: number;
  readonly text: string;
  /** Whether the reader understood it. */
  readonly isKnown: boolean;
  readonly event: number | null;
}

/** The lines of the record, those that were understood marked; where it has none, a sentence for each event. */
export function RecordText({ record, cursor, goTo }: Props) {
  const current = record.events[cursor];
  // Another file stays chosen until the next step.
  const [chosen, setChosen] = useState<{ readonly file: number; readonly cursor: number } | null>(null);
  const file = chosen?.cursor === cursor ? chosen.file : (current?.file ?? 0);
  const rows = useMemo(() => rowsOf(record, file), [record, file]);
  const scroller = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  const at = rows.findIndex(({ event }) => event === cursor);
  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    setHeight(list.clientHeight);
    if (at < 0) return;
    const y = at * ROW;
    if (y < list.scrollTop + ROW || y > list.scrollTop + list.clientHeight - 2 * ROW)
      list.scrollTop = y - list.clientHeight / 3;
  }, [at]);
  const first = Math.max(0, Math.floor(top / ROW) - MORE);
  const shown = rows.slice(first, first + Math.ceil(height / ROW) + 2 * MORE);
  return (
    <div className="record-text">
      {record.files.length > 1 && (
        <label className="record-file">
          File{" "}
          <select value={file} onChange={({ target }) => setChosen({ file: Number(target.value), cursor })}>
            {record.files.map(({ name }, i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Scrolls
        className="record-lines"
        ref={scroller}
        aria-label="Lines"
        translate="no"
        onScroll={({ currentTarget }) => {
          setTop(currentTarget.scrollTop);
          setHeight(currentTarget.clientHeight);
        }}
      >
        <ol style={{ height: rows.length * ROW }}>
          {shown.map(({ number, text, isKnown, event }, i) => (
            <li
              key={number}
              style={{ top: (first + i) * ROW }}
              data-known={isKnown || undefined}
              aria-current={event === cursor || undefined}
            >
              <span className="record-number">{number}</span>
              {event === null ? (
                <code>{text}</code>
              ) : (
                <button type="button" tabIndex={-1} onClick={() => goTo(event)}>
                  <code>{text}</code>
                </button>
              )}
            </li>
          ))}
        </ol>
      </Scrolls>
    </div>
  );
}

function rowsOf(record: Imported, file: number): Row[] {
  const lines = record.files[file]?.lines ?? null;
  if (lines === null)
    return record.events.flatMap(({ text, file: own }, event) =>
      own === file ? [{ number: event + 1, text, isKnown: true, event }] : [],
    );
  const eventOf = new Map<number, number>();
  record.events.forEach(({ line, file: own }, event) => {
    if (own === file && line !== null && !eventOf.has(line)) eventOf.set(line, event);
  });
  const understood = record.files[file]?.understood ?? [];
  return lines.map((text, i) => ({
    number: i + 1,
    text: text.slice(0, 400),
    isKnown: understood[i] ?? false,
    event: eventOf.get(i + 1) ?? null,
  }));
}
