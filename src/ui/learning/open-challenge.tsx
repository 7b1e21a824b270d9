import { useRef, useState } from "react";
import { checkScenario } from "../../experiments/files.ts";
import { readChallenge } from "../../learning/own-challenge.ts";
import { Push } from "../form/push.tsx";
import { ownChallenge } from "./maker-view.tsx";
import { showLearning } from "./opened.ts";

/** Opens a challenge that somebody has made. */
export function OpenChallenge() {
  const input = useRef<HTMLInputElement>(null);
  const [isWrong, setWrong] = useState(false);
  const open = async (file: File | undefined) => {
    const level = file ? readChallenge(await file.text(), checkScenario) : null;
    setWrong(file !== undefined && level === null);
    if (!level) return;
    ownChallenge.setState(level, true);
    showLearning("own");
  };
  return (
    <>
      <Push onClick={() => input.current?.click()}>Open a challenge…</Push>
      <input
        ref={input}
        hidden
        type="file"
        accept=".json,application/json"
        aria-label="A challenge’s file"
        onChange={(event) => {
          void open(event.target.files?.[0]);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      {isWrong && <p role="alert">This file is not a challenge of Interleave. Choose another one.</p>}
    </>
  );
}
