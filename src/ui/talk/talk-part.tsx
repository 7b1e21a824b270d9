import { useEffect } from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand";
import { readTalk, writeTalk } from "../../learning/talk/format.ts";
import { RunFault } from "../fault/fault.tsx";
import { heardBefore } from "../keys/use-keys.ts";
import { showLearning } from "../learning/opened.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import { hearTalkKey } from "./present-talk.ts";
import { useSpeaker } from "./speaker.ts";
import { TalkPanel } from "./talk-panel.tsx";
import { TalkScreen } from "./talk-screen.tsx";
import { keepTalk, keptTalk, talkState } from "./talk-state.ts";
import "../learning/panel.css";
import "./talk.css";

/** The talk that is open: its list of beats beside the workbench, and, while it is presented, what lies over the run. */
export function TalkPart({ close }: { readonly close: () => void }) {
  const store = useWorkbenchStore();
  const mode = useStore(talkState, (state) => state.mode);
  useSpeaker(store);
  useEffect(() => {
    // Two panels beside the run would leave no room for it.
    showLearning(null);
    const kept = talkState.getState().talk.beats.length === 0 ? keptTalk() : null;
    const read = kept === null ? null : readTalk(kept);
    if (read?.ok) talkState.setState({ talk: read.talk, beat: 0, at: 0 });
    const forget = talkState.subscribe((now, before) => {
      if (now.talk !== before.talk) keepTalk(writeTalk(now.talk));
    });
    heardBefore.hear = (event) => hearTalkKey(store, event);
    return () => {
      forget();
      heardBefore.hear = null;
      if (talkState.getState().mode !== "edit") talkState.setState({ mode: "edit" });
    };
  }, [store]);
  const page = document.querySelector(".workbench");
  if (!page) return null;
  return createPortal(
    <RunFault what="The talk">{mode === "edit" ? <TalkPanel close={close} /> : <TalkScreen />}</RunFault>,
    page,
  );
}
