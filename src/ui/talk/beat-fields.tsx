import type { Beat, Large } from "../../learning/talk/format.ts";
import { Push } from "../form/push.tsx";

interface Props {
  readonly beat: Beat;
  /** The step that is shown. */
  readonly cursor: number;
  readonly set: (what: Partial<Beat>) => void;
  readonly larges: readonly Large[];
}

const largeNames: Readonly<Record<Large, string>> = {
  stage: "Only the stage",
  diagram: "Only the diagram",
  side: "Only the code, state and checks",
};

/** What a beat says, and which steps it shows. */
export function BeatFields({ beat, cursor, set, larges }: Props) {
  const { title, step, to, large, note, question } = beat;
  return (
    <>
      <label className="talk-field">
        Title
        <input
          type="text"
          value={title}
          maxLength={200}
          onChange={({ target }) => set({ title: target.value })}
        />
      </label>
      <p className="talk-hint">
        {to === undefined ? `Step ${step + 1}.` : `Steps ${step + 1} to ${to + 1}.`} The run shows step{" "}
        {cursor + 1}.
      </p>
      <div className="talk-row">
        <Push onClick={() => set({ step: cursor, to: to !== undefined && to < cursor ? undefined : to })}>
          Begin here
        </Push>
        <Push disabled={cursor <= step} onClick={() => set({ to: cursor })}>
          End here
        </Push>
        {to !== undefined && <Push onClick={() => set({ to: undefined })}>One step</Push>}
      </div>
      <label className="talk-field">
        Large
        <select
          value={large ?? ""}
          onChange={({ target }) => set({ large: larges.find((each) => each === target.value) })}
        >
          <option value="">Stage and diagram</option>
          {larges.map((each) => (
            <option key={each} value={each}>
              {largeNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label className="talk-field">
        Note for the speaker
        <textarea
          rows={4}
          value={note}
          maxLength={5000}
          onChange={({ target }) => set({ note: target.value })}
        />
      </label>
      <label className="talk-field">
        Question to the hall
        <input
          type="text"
          value={question?.text ?? ""}
          maxLength={500}
          placeholder="none"
          onChange={({ target }) =>
            set({
              question:
                target.value === "" ? undefined : { text: target.value, options: question?.options ?? [] },
            })
          }
        />
      </label>
      {question && <Options question={question} set={set} />}
    </>
  );
}

/** The answers to choose from. What an answer claims of the run stays as its author wrote it in the file. */
function Options({
  question: { text, options },
  set,
}: {
  readonly question: NonNullable<Beat["question"]>;
  readonly set: Props["set"];
}) {
  const put = (next: typeof options) => set({ question: { text, options: next } });
  return (
    <>
      {options.map((option, index) => (
        <div className="talk-row" key={index}>
          {"claim" in option ? (
            <span title="The run decides whether it is right">∴</span>
          ) : (
            <input
              type="checkbox"
              aria-label={`Answer ${index + 1} is right`}
              checked={option.right}
              onChange={({ target }) =>
                put(options.with(index, { text: option.text, right: target.checked }))
              }
            />
          )}
          <input
            type="text"
            aria-label={`Answer ${index + 1}`}
            value={option.text}
            maxLength={300}
            onChange={({ target }) =>
              put(
                target.value === ""
                  ? options.toSpliced(index, 1)
                  : options.with(index, { ...option, text: target.value }),
              )
            }
          />
        </div>
      ))}
      {options.length < 6 && (
        <Push onClick={() => put([...options, { text: `Answer ${options.length + 1}`, right: false }])}>
          Add an answer
        </Push>
      )}
    </>
  );
}
