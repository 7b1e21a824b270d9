import { useEffect } from "react";
import { stepSentence } from "../../store/step-sentence.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { back, next, showBeat } from "./present-talk.ts";
import { talkState } from "./talk-state.ts";

const channelName = "interleave.talk";

/** What the speaker's window is told (`public/speaker.js`). */
interface ToSpeaker {
  readonly kind: "state";
  readonly talk: string;
  readonly beat: number;
  readonly beats: number;
  readonly title: string;
  readonly note: string;
  readonly sentence: string;
  /** The question, with its answers; empty without one. */
  readonly question: readonly string[];
  readonly upNext: string;
  /** How long the talk has lasted, in ms; null before it begins. */
  readonly elapsedMs: number | null;
}

/** Opens the speaker's window, or says that the browser refused. */
export function openSpeaker(store: WorkbenchStore): void {
  if (window.open("./speaker.html", "interleave-speaker", "width=720,height=620")) return;
  store.getState().tell({
    kind: "problem",
    title: "The browser refused a second window",
    text: "Allow windows of this page, then try again. The talk works without it.",
  });
}

/** Keeps the speaker's windows together with the talk, for as long as it is open. */
export function useSpeaker(store: WorkbenchStore): void {
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel takes no origin
    const tell = () => channel.postMessage(stateFor(store));
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const kind = typeof data === "object" && data !== null && "kind" in data ? data.kind : null;
      if (kind === "hello") tell();
      else if (kind === "next") void next(store);
      else if (kind === "back") void back(store);
      else if (kind === "go" && data && typeof data === "object" && "beat" in data)
        void showBeat(store, Number(data.beat), 0);
    });
    const forget = [
      talkState.subscribe(tell),
      store.subscribe((now, before) => now.cursor !== before.cursor && tell()),
    ];
    tell();
    return () => {
      for (const end of forget) end();
      channel.close();
    };
  }, [store]);
}

function stateFor(store: WorkbenchStore): ToSpeaker {
  const { talk, beat, beganMs } = talkState.getState();
  const { run, cursor } = store.getState();
  const here = talk.beats[beat];
  return {
    kind: "state",
    talk: talk.talk,
    beat,
    beats: talk.beats.length,
    title: here?.title ?? "",
    note: here?.note ?? "",
    sentence: stepSentence(run, cursor),
    question: here?.question
      ? [here.question.text, ...here.question.options.map((option) => option.text)]
      : [],
    upNext: talk.beats[beat + 1]?.title ?? "",
    elapsedMs: beganMs === null ? null : performance.now() - beganMs,
  };
}
