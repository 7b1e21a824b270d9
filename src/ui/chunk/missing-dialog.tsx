import { useLayoutEffect, useRef } from "react";
import { useStore } from "zustand";
import { asking, type Asked } from "./asking.ts";
import { MissingPart } from "./missing-part.tsx";

/** Asks whether to fetch a part again, over everything else. What is on the screen stays there. */
export function MissingDialog() {
  const asked = useStore(asking, (state) => state.asked);
  return asked && <Asking asked={asked} />;
}

function Asking({ asked: { why, answer } }: { readonly asked: Asked }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed before it is taken away, so that the focus goes back to where it was.
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-label="A part of the page is missing" onCancel={() => answer(false)}>
      <MissingPart why={why} tryAgain={() => answer(true)} close={() => answer(false)} />
    </dialog>
  );
}
