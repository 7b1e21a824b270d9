import {
  ChevronDown,
  ChevronUp,
  FileDown,
  FolderOpen,
  MonitorPlay,
  Play,
  Plus,
  Trash2,
  Users,
  X,
} from "lucide-react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import {
  emptyTalk,
  withBeat,
  withChangedBeat,
  withMovedBeat,
  withoutBeat,
} from "../../learning/talk/edit.ts";
import { larges, readTalk, writeTalk, type Beat, type Large, type Talk } from "../../learning/talk/format.ts";
import { talks } from "../../learning/talk/shipped.ts";
import { handOut } from "../files/hand-out.ts";
import { Push } from "../form/push.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { BeatFields } from "./beat-fields.tsx";
import { present, showBeat } from "./present-talk.ts";
import { runNow } from "./run-now.ts";
import { openSpeaker } from "./speaker.ts";
import { TalkExport } from "./talk-export.tsx";
import { talkState } from "./talk-state.ts";

/** The beats of a talk: made, ordered, tried, saved and opened. */
export function TalkPanel({ close }: { readonly close: () => void }) {
  const store = useWorkbenchStore();
  const { talk, beat } = useStore(talkState);
  const isHeld = useWorkbench(({ run }) => run.isHeld || run.isRecorded);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (next: Talk, at = beat) => talkState.setState({ talk: next, beat: at });
  const open = (next: Talk) => {
    setProblem(null);
    talkState.setState({ talk: next, beat: 0, at: 0, beganMs: null });
    if (next.beats.length > 0) void showBeat(store, 0, 0);
  };
  const openFile = async (file: File | undefined) => {
    if (!file) return;
    const read = readTalk(await file.text());
    if (read.ok) open(read.talk);
    else setProblem(`“${file.name}” could not be opened. ${read.text}`);
  };
  const add = () => {
    const { cursor, enlarged } = store.getState();
    const { run, title } = runNow(store);
    const large = enlarged === null ? {} : { large: enlarged satisfies Large };
    const at = talk.beats.length === 0 ? -1 : beat;
    change(withBeat(talk, run, { title, step: cursor, ...large, note: "" }, at), at + 1);
  };
  return (
    <aside className="learn talk" aria-label="Talk">
      <header className="learn-head">
        <h2>Talk</h2>
        <button type="button" className="tool" aria-label="Close the talk" onClick={close}>
          <X size="1.25em" />
        </button>
      </header>
      <div className="learn-body">
        <label className="talk-field">
          Title
          <input
            type="text"
            value={talk.talk}
            maxLength={200}
            onChange={({ target }) => change({ ...talk, talk: target.value })}
          />
        </label>
        <div className="talk-row">
          <Push main icon={Play} disabled={talk.beats.length === 0} onClick={() => void present(store, 0)}>
            Present
          </Push>
          <Push
            icon={MonitorPlay}
            disabled={talk.beats.length === 0}
            onClick={() => void present(store, beat)}
          >
            From here
          </Push>
          <Push icon={Users} onClick={() => openSpeaker(store)}>
            Speaker’s window
          </Push>
        </div>
        {talk.about !== undefined && <p className="talk-hint">{talk.about}</p>}
        <ol className="talk-beats">
          {talk.beats.map((each, index) => (
            <li key={index} aria-current={index === beat || undefined}>
              <button type="button" className="talk-title" onClick={() => void showBeat(store, index, 0)}>
                <span>{index + 1}</span> {each.title}
                {each.question && <span className="talk-asks">asks</span>}
              </button>
              {index === beat && <Here talk={talk} beat={each} index={index} change={change} />}
            </li>
          ))}
        </ol>
        <div className="talk-row">
          <Push icon={Plus} disabled={isHeld} onClick={add}>
            Add this moment
          </Push>
        </div>
        {isHeld && (
          <p className="talk-hint">
            A talk holds simulated runs, not recordings and not programs that wait for Run.
          </p>
        )}
        <div className="talk-row">
          <Push icon={FileDown} onClick={() => handOut("talk.json", writeTalk(talk), "application/json")}>
            Save the talk
          </Push>
          <Push icon={FolderOpen} onClick={() => input.current?.click()}>
            Open a talk…
          </Push>
          <Push onClick={() => open(emptyTalk)}>New</Push>
        </div>
        <input
          ref={input}
          hidden
          type="file"
          accept=".json,application/json"
          aria-label="A talk’s file"
          onChange={({ target }) => {
            void openFile(target.files?.[0]);
            target.value = "";
          }}
        />
        {problem !== null && (
          <p className="talk-problem" role="alert">
            {problem}
          </p>
        )}
        <TalkExport talk={talk} />
        <h3>Ready-made talks</h3>
        <ul className="talk-ready">
          {talks.map((each) => (
            <li key={each.talk}>
              <Push onClick={() => open(each)}>{each.talk}</Push>
            </li>
          ))}
        </ul>
        <p className="talk-hint">
          F5 presents from the beginning, Shift F5 from this beat. Page Down and Page Up go on and back, B or
          the full stop makes the screen black, a number and Enter go to a beat, S is a spot, T leaves to try
          something and leads back, Esc ends.
        </p>
      </div>
    </aside>
  );
}

interface HereProps {
  readonly talk: Talk;
  readonly beat: Beat;
  readonly index: number;
  readonly change: (talk: Talk, beat?: number) => void;
}

/** The beat that is shown: its fields, and where it stands. */
function Here({ talk, beat, index, change }: HereProps) {
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const set = (what: Partial<Beat>) => change(withChangedBeat(talk, index, what));
  const move = (to: number) => change(withMovedBeat(talk, index, to), to);
  return (
    <div className="talk-here">
      <BeatFields beat={beat} cursor={cursor} set={set} larges={larges} />
      <div className="talk-row">
        <button
          type="button"
          className="tool"
          aria-label="Move up"
          disabled={index === 0}
          onClick={() => move(index - 1)}
        >
          <ChevronUp size="1.2em" />
        </button>
        <button
          type="button"
          className="tool"
          aria-label="Move down"
          disabled={index === talk.beats.length - 1}
          onClick={() => move(index + 1)}
        >
          <ChevronDown size="1.2em" />
        </button>
        <button
          type="button"
          className="tool"
          aria-label="Delete this beat"
          onClick={() => change(withoutBeat(talk, index), Math.max(0, index - 1))}
        >
          <Trash2 size="1.2em" />
        </button>
      </div>
    </div>
  );
}
