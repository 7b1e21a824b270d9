import { Download, Printer } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { challengeOf, lessons, questionsOf } from "../../learning/catalogue.ts";
import type { Progress } from "../../learning/progress.ts";
import { asked } from "../../learning/question.ts";
import { codeOf, writeRecord } from "../../learning/record.ts";
import { handOut } from "../files/hand-out.ts";
import { shownIfLoaded } from "../experiments/loaded.ts";
import { Push } from "../form/push.tsx";
import { Stars } from "./list.tsx";
import { keep, progress } from "./progress-store.ts";
import { useExperiment } from "./use-experiment.ts";

/** The record to hand in: who, what was answered and done, as a file and on paper. */
export function RecordView() {
  const own = useStore(progress);
  // In the form 2026-12-01.
  const [date] = useState(() => new Date().toLocaleDateString("sv"));
  const save = () => handOut(fileNameOf(own), writeRecord(own, date), "application/json");
  const print = () => {
    document.documentElement.dataset["prints"] = "record";
    const done = () => delete document.documentElement.dataset["prints"];
    window.addEventListener("afterprint", done, { once: true });
    window.print();
  };
  return (
    <>
      <div className="record-form">
        <TextField label="Name" value={own.name} change={(name) => keep((before) => ({ ...before, name }))} />
        <TextField
          label="Roll number"
          value={own.roll}
          change={(roll) => keep((before) => ({ ...before, roll }))}
        />
        <SeedField />
      </div>
      <div className="learn-buttons">
        <Push main icon={Download} onClick={save}>
          Save the record
        </Push>
        <Push icon={Printer} onClick={print}>
          Print
        </Push>
      </div>
      <p className="learn-note">
        Hand in the file. Nothing is sent anywhere. The code shows whether the record was changed after it was
        saved; it does not prove who answered.
      </p>
      <Sheet own={own} date={date} />
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

function TextField({ label, value, change }: FieldProps) {
  return (
    <label>
      {label}
      <input
        type="text"
        className="text-input"
        autoComplete="off"
        maxLength={200}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
}

/** The number that decides the questions. Another one begins all over: its answers are to other questions. */
function SeedField() {
  const own = useStore(progress);
  const [text, setText] = useState(String(own.seed));
  const isOther = /^\d{1,9}$/.test(text) && Number(text) !== own.seed;
  const hasAnswers = Object.keys(own.answers).length + Object.keys(own.wins).length > 0;
  return (
    <>
      <TextField label="Seed of the questions" value={text} change={setText} />
      {isOther && (
        <Push
          onClick={() =>
            keep((before) => ({ ...before, seed: Number(text), answers: {}, wins: {}, tables: {} }))
          }
        >
          {hasAnswers ? "Use this seed, and begin again" : "Use this seed"}
        </Push>
      )}
    </>
  );
}

/** The record as it is printed. */
function Sheet({ own, date }: { readonly own: Progress; readonly date: string }) {
  // The questions are computed from runs of all three.
  useExperiment("sockets");
  useExperiment("berkeley");
  useExperiment("ricart-agrawala");
  const wins = Object.entries(own.wins);
  return (
    <article className="record-sheet" aria-label="The record">
      <h3>Record of the distributed-systems lab</h3>
      <p>
        {own.name || "No name"} · {own.roll || "no roll number"} · {date} · seed {own.seed}
      </p>
      {lessons.map((lesson) => (
        <LessonRecord key={lesson.id} lesson={lesson} own={own} />
      ))}
      {wins.length > 0 && (
        <section>
          <h4>Challenges</h4>
          <ul className="record-wins">
            {wins.map(([id, { moves, stars }]) => (
              <li key={id}>
                {challengeOf(id)?.title ?? id}: {moves} {moves === 1 ? "change" : "changes"}{" "}
                <Stars count={stars} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="record-code">Code {codeOf(own, date)}</p>
    </article>
  );
}

function LessonRecord({
  lesson,
  own,
}: {
  readonly lesson: (typeof lessons)[number];
  readonly own: Progress;
}) {
  const experiment = shownIfLoaded(lesson.experiment)?.experiment;
  const rows = useMemo(
    () =>
      questionsOf(lesson).flatMap((question) => {
        const given = own.answers[question.id];
        if (!given || !experiment) return [];
        return [{ id: question.id, text: asked(experiment, question, own.seed).text, ...given }];
      }),
    [lesson, own.answers, own.seed, experiment],
  );
  const table = own.tables[lesson.id] ?? [];
  if (rows.length + table.length === 0) return null;
  return (
    <section>
      <h4>
        {lesson.id} {lesson.title}
      </h4>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">First answer</th>
              <th scope="col">Tries</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, text, first, right, tries, ahead }) => (
              <tr key={id}>
                <td>{text}</td>
                <td>
                  {first} <b>{right ? "✓" : "✗"}</b>
                  {ahead && " (looked ahead)"}
                </td>
                <td>{tries}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {table.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Observed run</th>
              {lesson.table.columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function fileNameOf({ name, roll }: Progress): string {
  const words = `${roll} ${name}`.trim().replace(/[^\p{L}\p{N}]+/gu, "-");
  return `record-${words || "without-name"}.json`;
}
