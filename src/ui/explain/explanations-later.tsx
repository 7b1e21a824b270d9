import { useEffect, useState, type ComponentType } from "react";
import { Chunk } from "../chunk/chunk.ts";
// With the first load: a sheet of its own could be missing, and this part is never asked for.
import "../hints/hints.css";
import "./explanations.css";

const explaining = new Chunk(() => import("./explanations.tsx").then(({ Explanations }) => Explanations));
const signs = ["pointermove", "pointerdown", "focusin", "keydown"] as const;

/** What explains the page. It is fetched when a pointer or the focus first comes to the page. */
export function ExplanationsLater() {
  const [Found, setFound] = useState<ComponentType | null>(() => explaining.found);
  useEffect(() => {
    if (Found) return undefined;
    const waiting = new AbortController();
    const fetch = () => {
      // Without it everything else works: it is not asked for, and the next sign tries again.
      explaining.fetch().then(
        (found) => setFound(() => found),
        () => {},
      );
    };
    // Captured: no other listener gets the page’s keys.
    for (const sign of signs) window.addEventListener(sign, fetch, { capture: true, signal: waiting.signal });
    return () => waiting.abort();
  }, [Found]);
  return Found && <Found />;
}
