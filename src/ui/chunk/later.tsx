import { useEffect, useState, type ComponentType } from "react";
import { useStore } from "zustand";
import { asking, tryAgain } from "./asking.ts";
import type { Chunk } from "./chunk.ts";
import { whyMissing, type Missing } from "./missing.ts";
import { MissingPart } from "./missing-part.tsx";

/** What a part of the page may have: a way to close it. */
interface Closable {
  readonly close?: () => void;
}

/**
 * A component that is fetched when it is first shown, into a place that is there for it. When it cannot be fetched, its
 * place says so.
 */
export function inPlace<P extends object>(chunk: Chunk<ComponentType<P>>): ComponentType<P & Closable> {
  return function InPlace(props: P & Closable) {
    const [Found, setFound] = useState(() => chunk.found);
    const [why, setWhy] = useState<Missing | null>(null);
    const tries = useStore(asking, (state) => state.tries);
    useEffect(() => {
      let left = false;
      void (async () => {
        setWhy(null);
        try {
          const found = await chunk.fetch();
          if (!left) setFound(() => found);
        } catch {
          const missing = await whyMissing();
          if (!left) setWhy(missing);
        }
      })();
      return () => {
        left = true;
      };
    }, [tries]);
    if (Found) return <Found {...props} />;
    if (why === null) return null;
    return (
      <section className="missing-place" role="alert">
        <MissingPart why={why} tryAgain={tryAgain} close={props.close} />
      </section>
    );
  };
}

/**
 * The same for a component that lies over the page and has no place in it. When it cannot be fetched, a dialog says so;
 * closing the dialog closes the part.
 */
export function onTop<P extends Required<Closable>>(chunk: Chunk<ComponentType<P>>): ComponentType<P> {
  return function OnTop(props: P) {
    const [Found, setFound] = useState(() => chunk.found);
    const { close } = props;
    useEffect(() => {
      let left = false;
      void (async () => {
        const found = await chunk.want();
        if (left) return;
        if (found) setFound(() => found);
        else close();
      })();
      return () => {
        left = true;
      };
      // Asked for once, when it is shown.
      // oxlint-disable-next-line react/exhaustive-deps
    }, []);
    return Found ? <Found {...props} /> : null;
  };
}
