import { Lightbulb, Play, RotateCcw } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Experiment } from "../../experiments/experiment.ts";
import { interventionWords } from "../../experiments/interventions.ts";
import { challengeOf } from "../../learning/catalogue.ts";
import { solved, standing, startOf, type Challenge, type Standing } from "../../learning/challenge.ts";
import { wayToGoal, type Way } from "../../learning/hint.ts";
import { changeOf, withWin } from "../../learning/progress.ts";
import type { Intervention, Scenario } from "../../scenario/scenario.ts";
import { namesOf } from "../../store/names.ts";
import { Push } from "../form/push.tsx";
import { loop } from "../loop/loop.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { allowedWords } from "./allowed-words.ts";
import { Stars } from "./list.tsx";
import { openRun } from "./open-run.ts";
import { keep, progress } from "./progress-store.ts";
import { useExperiment } from "./use-experiment.ts";

/** A challenge: what to reach, what may be done, and how it stands. The checks judge every run that is shown. */
export function ChallengeView({ level }: { readonly level: Challenge }) {
  const experiment = useExperiment(level.experiment);
  return experiment ? <Open level={level} experiment={experiment} /> : <p>Fetching the experiment…</p>;
}

interface Props {
  readonly level: Challenge;
  readonly experiment: Experiment;
}

function Open({ level, experiment }: Props) {
  const store = useWorkbenchStore();
  const seed = useStore(progress, (state) => state.seed);
  const start = useMemo(() => startOf(experiment, level, seed), [experiment, level, seed]);
  const run = useWorkbench((workbench) => workbench.run);
  const tryingOut = useWorkbench(({ preview }) => preview !== null);
  const now = useMemo(() => standing(level, start, run), [level, start, run]);
  const best = useStore(progress, ({ wins }) => wins[level.id]);
  // A run that was shown is not the player's own: it counts only after a new start.
  const [wasShown, setWasShown] = useState(false);
  const begin = () => {
    setWasShown(false);
    void openRun(store, experiment, start);
  };
  const isElsewhere = now.is === "elsewhere";
  useEffect(() => {
    if (isElsewhere) void openRun(store, experiment, start);
    // Opened once: whoever opens another run then is left there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => {
    if (now.is !== "won" || tryingOut || wasShown || !challengeOf(level.id)) return;
    const { moves, stars } = now;
    keep((before) => withWin(before, level.id, { moves, stars, change: changeOf(start, run.scenario) }));
  }, [now, tryingOut, wasShown, level, start, run]);
  return (
    <>
      <p className="learn-text">{level.text}</p>
      <p className="learn-may">
        <b>You may</b> {allowedWords(level.may)}
      </p>
      <StandingView now={now} stars={level.stars} />
      <div className="learn-buttons">
        {isElsewhere ? (
          <Push main onClick={begin}>
            Back to the challenge
          </Push>
        ) : (
          <Push icon={RotateCcw} onClick={begin}>
            Start over
          </Push>
        )}
        {now.is === "won" && now.step !== null && (
          <Push onClick={() => store.getState().goTo(now.step ?? 0)}>Go to the step</Push>
        )}
      </div>
      {!isElsewhere && now.is !== "won" && (
        <Help level={level} start={start} experiment={experiment} shows={() => setWasShown(true)} />
      )}
      {wasShown && now.is === "won" && (
        <p className="learn-note">This run was shown to you. Start over to win it yourself.</p>
      )}
      {best && (
        <p className="learn-best">
          Your best: {best.moves} {best.moves === 1 ? "change" : "changes"} <Stars count={best.stars} />
        </p>
      )}
    </>
  );
}

function StandingView({ now, stars }: { readonly now: Standing; readonly stars: Challenge["stars"] }) {
  const run = useWorkbench((workbench) => workbench.run);
  return (
    <output className="learn-standing" data-is={now.is}>
      {now.is === "won" && (
        <>
          <b>Done.</b> {changes(now.moves)} <Stars count={now.stars} />
          {now.stars < 3 && <> Three stars take {stars[0]} at most.</>}
        </>
      )}
      {now.is === "open" && (
        <>Not yet. {now.moves === 0 ? "Nothing is changed." : `${changes(now.moves)} so far.`}</>
      )}
      {now.is === "elsewhere" && "Another run is open. The challenge waits."}
      {now.is === "refused" && (
        <>
          <b>Not allowed here:</b>{" "}
          {now.move === null
            ? "a part of the beginning was taken away."
            : now.move.do === "change"
              ? `${now.move.path} was changed.`
              : `${interventionWords(now.move, namesOf(run))}.`}{" "}
          Undo it with Ctrl+Z.
        </>
      )}
    </output>
  );
}

interface HelpProps extends Props {
  readonly start: Scenario;
  /** Called before a solution is shown. */
  readonly shows: () => void;
}

/** A hint in words, one from a search, and a run that reaches the goal. */
function Help({ level, start, experiment, shows }: HelpProps) {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const [shown, setShown] = useState(false);
  const [found, setFound] = useState<{ readonly run: typeof run; readonly way: Way | null } | null>(null);
  const way = found?.run === run ? found.way : undefined;
  useEffect(() => {
    if (found?.run !== run || found.way !== null) return undefined;
    return loop.inSlices(wayToGoal(level, start, run), (result) => setFound({ run, way: result }));
  }, [found, level, start, run]);
  const show = async () => {
    shows();
    const moves = way?.moves ?? [];
    const scenario =
      moves.length > 0
        ? { ...run.scenario, interventions: [...run.scenario.interventions, ...moves] }
        : solved(level, start);
    if (moves.length === 0) await openRun(store, experiment, start);
    store.getState().change(scenario);
  };
  return (
    <div className="learn-help">
      {shown && <p>{level.hint}</p>}
      {way !== undefined && <output>{way === null ? "Trying runs…" : <Found way={way} />}</output>}
      <div className="learn-buttons">
        {!shown && (
          <Push icon={Lightbulb} onClick={() => setShown(true)}>
            Hint
          </Push>
        )}
        {shown && way === undefined && (
          <Push icon={Lightbulb} onClick={() => setFound({ run, way: null })}>
            How far is the goal?
          </Push>
        )}
        {shown && way && (
          <Push icon={Play} onClick={() => void show()}>
            Show me
          </Push>
        )}
      </div>
    </div>
  );
}

function Found({ way: { moves, tried } }: { readonly way: Way }) {
  const run = useWorkbench((workbench) => workbench.run);
  const [first] = moves;
  if (!first) return `${tried} runs were tried, and none of them reaches the goal with one more change.`;
  return `From here ${moves.length === 1 ? "one change is" : `${moves.length} changes are`} enough. Look at ${subjectOf(first, run)}.`;
}

/** What an intervention is about, without saying what it does. */
function subjectOf(move: Intervention, run: Parameters<typeof namesOf>[0]): string {
  const names = namesOf(run);
  if ("message" in move) {
    const message = names.messageOf(move.message);
    return message
      ? `the ${message.kind} from ${names.nameOf(message.from)} to ${names.nameOf(message.to)}`
      : "a message";
  }
  return "process" in move ? names.nameOf(move.process) : "the moment at which the network is cut";
}

function changes(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}
