import { canonicalJson } from "../../base/canonical-json.ts";
import type { OwnProcess } from "../../experiments/sockets/python/templates.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { draftOf, firstDraft, type Draft } from "./drafts.ts";

/** Where the browser keeps what is typed, from key to key, and what was typed before that. */

const key = "interleave-programs";
const EARLIER_MOST = 5;

interface Kept {
  readonly draft: Draft;
  /** The programs that it was typed over, as text: those of the run that was shown; null where there were none. */
  readonly over: string | null;
  /** Earlier drafts that are in no run, the latest first. */
  readonly earlier: readonly Draft[];
}

/** What the editor shows beside a run: what was typed over its programs, or else these programs. */
export function draftFor(scenario: Scenario): Draft {
  const own = draftOf(scenario);
  const kept = read();
  if (own === null) return kept?.draft ?? firstDraft;
  return kept?.over === textOf(own) ? kept.draft : own;
}

/** Keeps what is typed beside a run. */
export function keepDraft(draft: Draft, scenario: Scenario): void {
  const own = draftOf(scenario);
  const over = own && textOf(own);
  const kept = read();
  const isLost =
    kept !== null &&
    kept.over !== over &&
    textOf(kept.draft) !== over &&
    textOf(kept.draft) !== textOf(draft);
  write({ draft, over, earlier: isLost ? withEarlier(kept.earlier, kept.draft) : (kept?.earlier ?? []) });
}

/** Keeps a draft that is about to be replaced. */
export function keepEarlier(draft: Draft): void {
  const kept = read();
  if (kept) write({ ...kept, earlier: withEarlier(kept.earlier, draft) });
}

export function earlierDrafts(): readonly Draft[] {
  return read()?.earlier ?? [];
}

export function textOf(draft: Draft): string {
  return canonicalJson(draft.map(({ name, startAt, python, clock = {} }) => [name, startAt, python, clock]));
}

function withEarlier(earlier: readonly Draft[], draft: Draft): readonly Draft[] {
  const text = textOf(draft);
  return [draft, ...earlier.filter((each) => textOf(each) !== text)].slice(0, EARLIER_MOST);
}

function read(): Kept | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null");
    // As it was kept before there were earlier ones.
    if (isDraft(kept)) return { draft: kept, over: null, earlier: [] };
    const { draft, over, earlier } = (kept ?? {}) as Partial<Kept>;
    if (!isDraft(draft)) return null;
    const texts: unknown = earlier;
    return {
      draft,
      over: typeof over === "string" ? over : null,
      earlier: Array.isArray(texts) ? texts.filter(isDraft) : [],
    };
  } catch {
    return null;
  }
}

function write(kept: Kept): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still runs what is typed; one that is full keeps the latest.
    if (kept.earlier.length > 0) write({ ...kept, earlier: kept.earlier.slice(0, -1) });
  }
}

/** Whether it can be edited. It need not be able to run: what is half typed is kept as well. */
function isDraft(value: unknown): value is Draft {
  return Array.isArray(value) && value.length > 0 && value.every(isProcess);
}

function isProcess(value: unknown): value is OwnProcess {
  const { name, startAt, python } = (value ?? {}) as { [member in keyof OwnProcess]?: unknown };
  if (typeof name !== "string" || typeof startAt !== "number") return false;
  const { main, files, args = [], stdin = [] } = (python ?? {}) as Record<string, unknown>;
  return (
    typeof main === "string" &&
    typeof files === "object" &&
    files !== null &&
    main in files &&
    Object.values(files).every((text) => typeof text === "string") &&
    Array.isArray(args) &&
    Array.isArray(stdin)
  );
}
