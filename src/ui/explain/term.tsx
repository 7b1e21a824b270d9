import { keepFocus } from "../keys/keep-focus.ts";
import { rove } from "../stage/roving.ts";

interface Props {
  /** The word as the glossary has it, or the id of its term. */
  readonly of: string;
  readonly className?: string;
  /** Whether Tab reaches it: it is the first of its group. */
  readonly isFirst?: boolean;
  /** What is written; the word itself where nothing else is. */
  readonly children?: React.ReactNode;
}

/** A word that explains itself. The keys reach it from its group's first button (`data-roving`) with ↓. */
export function Term({ of, className, isFirst = false, children = of }: Props) {
  return (
    <button
      type="button"
      className={className === undefined ? "term" : `term ${className}`}
      data-term={of}
      tabIndex={isFirst ? 0 : -1}
      onMouseDown={keepFocus}
      onKeyDown={rove}
    >
      {children}
    </button>
  );
}
