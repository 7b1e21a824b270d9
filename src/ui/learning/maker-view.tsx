import { useMemo, useState } from "react";
import { createStore } from "zustand/vanilla";
import type { Challenge } from "../../learning/challenge.ts";
import { goalsOf, madeOf, writeChallenge } from "../../learning/own-challenge.ts";
import { movesBetween } from "../../learning/moves.ts";
import { play } from "../../learning/ran.ts";
import { handOut } from "../files/hand-out.ts";
import { Push } from "../form/push.tsx";
import { useWorkbench } from "../use-workbench.ts";
import { allowedWords } from "./allowed-words.ts";
import { showLearning } from "./opened.ts";

/** The challenge that was made here last, or opened from a file. */
export const ownChallenge = createStore<Challenge | null>(() => null);

/** Makes a challenge of the run that is open: its beginning is how it was opened, its solution what was done since. */
export function MakerView() {
  const run = useWorkbench((workbench) => workbench.run);
  const root = useWorkbench(({ history }) => history.branches[0]?.scenario);
  const hasPrograms = (run.experiment.ownPrograms?.(run.scenario) ?? null) !== null;
  const start = root ?? run.scenario;
  const isMade = !hasPrograms && !run.isRecorded && movesBetween(start, run.scenario).made.length > 0;
  const goals = useMemo(
    () => (isMade ? goalsOf(play(run.experiment, start), run) : []),
    [isMade, run, start],
  );
  const [chosen, setChosen] = useState(0);
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [hint, setHint] = useState("");
  const goal = goals[chosen] ?? goals[0];
  if (hasPrograms || run.isRecorded)
    return <p className="learn-text">A challenge needs a simulated run without programs of your own.</p>;
  if (!isMade || !goal)
    return (
      <p className="learn-text">
        Open a scenario, and change it until something else comes of it: lose a message, delay one, crash a
        process. What you did becomes the solution.
      </p>
    );
  const made = () =>
    madeOf(start, run.scenario, goal.goal, {
      title: title.trim() || "A challenge",
      text: text.trim() || `${goal.words}.`,
      hint: hint.trim() || "What did the run need until now?",
    });
  return (
    <div className="record-form">
      <label>
        Goal
        <select
          className="text-input"
          value={goals.indexOf(goal)}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {goals.map(({ words }, index) => (
            <option key={words} value={index}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <Words label="Title" value={title} change={setTitle} />
      <Words label="What the player is to do" value={text} change={setText} />
      <Words label="Hint" value={hint} change={setHint} />
      <p className="learn-may">
        <b>The player may</b> {allowedWords(made().may)}
      </p>
      <div className="learn-buttons">
        <Push
          main
          onClick={() => {
            ownChallenge.setState(made(), true);
            showLearning("own");
          }}
        >
          Try it
        </Push>
        <Push onClick={() => handOut("challenge.json", writeChallenge(made()), "application/json")}>
          Save the challenge
        </Push>
      </div>
    </div>
  );
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

function Words({ label, value, change }: WordsProps) {
  return (
    <label>
      {label}
      <input
        type="text"
        className="text-input"
        autoComplete="off"
        maxLength={400}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
}
