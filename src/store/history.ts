import { at } from "../base/invariant.ts";
import type { Edit } from "../scenario/edit.ts";
import type { Scenario } from "../scenario/scenario.ts";

/**
 * History is a tree: every edit makes a branch, and no branch is thrown away. Undo goes to the parent, redo back
 * to the branch that was left, and a new edit from the middle is one more child beside the others.
 */
export interface History {
  /** Which opening of a scenario it began with: no two have the same number. */
  readonly story: number;
  readonly branches: readonly Branch[];
  /** The branch that is shown, by its place in `branches`. */
  readonly current: number;
  /** Branches that undo has left, the next one to redo last. */
  readonly left: readonly number[];
}

export interface Branch {
  readonly parent: number | null;
  readonly scenario: Scenario;
  /** The edit that made it from its parent; null for the root. */
  readonly edit: Edit | null;
  /** Edits with the same key continue one branch, for example while a number is typed; null for a separate edit. */
  readonly merge: string | null;
}

let stories = 0;

export function beginHistory(scenario: Scenario): History {
  return {
    story: ++stories,
    branches: [{ parent: null, scenario, edit: null, merge: null }],
    current: 0,
    left: [],
  };
}

export function branchedOff(
  history: History,
  edit: Edit,
  scenario: Scenario,
  merge: string | null = null,
): History {
  const branches = [...history.branches, { parent: history.current, scenario, edit, merge }];
  return { ...history, branches, current: branches.length - 1, left: [] };
}

/** Whether an edit with this key goes on in the branch that is shown: it is its latest, and nothing grew from it. */
export function continues(history: History, merge: string | null): boolean {
  if (merge === null || currentBranch(history).merge !== merge) return false;
  return history.branches.every(({ parent }) => parent !== history.current);
}

/** The branch that is shown with another edit in the place of its own. */
export function continued(history: History, edit: Edit, scenario: Scenario): History {
  const branch = { ...currentBranch(history), edit, scenario };
  return { ...history, branches: history.branches.with(history.current, branch) };
}

export function currentBranch(history: History): Branch {
  return at(history.branches, history.current);
}

/** The branch that the shown one was made of, or null at the root. */
export function parentBranch(history: History): Branch | null {
  const { parent } = currentBranch(history);
  return parent === null ? null : at(history.branches, parent);
}

/** One edit back; the same history where there is none. */
export function undone(history: History): History {
  const { parent } = currentBranch(history);
  if (parent === null) return history;
  return { ...history, current: parent, left: [...history.left, history.current] };
}

/** The edit that was undone last, again; the same history where there is none. */
export function redone(history: History): History {
  const next = history.left[history.left.length - 1];
  if (next === undefined) return history;
  return { ...history, current: next, left: history.left.slice(0, -1) };
}

/** Shows any branch of the tree. */
export function switchedTo(history: History, branch: number): History {
  return branch === history.current ? history : { ...history, current: branch, left: [] };
}

/**
 * A history that was left for another, with the branches that it had more: those whose run was not shown since it was
 * stopped. The next redo comes to them.
 */
export function keeping(shown: History, left: History): History {
  const { parent, scenario, edit, merge } = currentBranch(left);
  // Where an edit went on in the branch that is shown, that stays as it was, and the rest of it is a branch beside.
  const isReplaced =
    shown.branches[left.current]?.scenario !== scenario && left.current < shown.branches.length;
  const rest = isReplaced ? [{ parent, scenario, edit, merge }] : left.branches.slice(shown.branches.length);
  if (rest.length === 0) return shown;
  const branches = [...shown.branches, ...rest];
  const more = rest.map((_, index) => shown.branches.length + index);
  return { ...shown, branches, left: [...more.toReversed(), ...shown.left] };
}
