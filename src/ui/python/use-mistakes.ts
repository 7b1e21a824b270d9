import { useEffect, useState } from "react";
import type { SyntaxErrors } from "../../contract/python-segment.ts";
import { checkSyntax } from "../../store/own-programs.ts";
import type { Draft } from "./drafts.ts";

/** So long nothing is typed before the programs are compiled, in ms. */
const RESTS_MS = 300;
/** While the interpreter runs or is loaded it is asked again after this, in ms. */
const AGAIN_MS = 1000;

const none: SyntaxErrors = {};

/** Of the files that are no Python, what CPython says. It is told once the interpreter is there. */
export function useMistakes(draft: Draft): SyntaxErrors {
  const [found, setFound] = useState(none);
  useEffect(() => {
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const errors = await mistakesIn(draft);
      if (isLeft) return;
      if (errors) setFound(errors);
      else timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    timer = setTimeout(() => void ask(), RESTS_MS);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [draft]);
  // While the next answer is on its way the last one stands: marks that come and go with every key would flicker.
  return found;
}

/** What is wrong in the programs' files; null while the interpreter cannot tell. */
export function mistakesIn(draft: Draft): Promise<SyntaxErrors | null> {
  const files = draft.flatMap(({ python }) => Object.entries(python.files));
  return checkSyntax(Object.fromEntries(files.filter(([name]) => name.endsWith(".py"))));
}
