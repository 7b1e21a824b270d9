import type { History } from "./history.ts";

export interface BranchRow {
  readonly branch: number;
  /** Its indentation: one more for each fork on the way to it. */
  readonly depth: number;
  /** Whether another branch grew from the same one before. */
  readonly isFork: boolean;
}

/** The tree as rows: what grew first goes on under its parent, every other one is a fork, set to the right. */
export function branchRows({ branches }: History): BranchRow[] {
  const children: number[][] = branches.map(() => []);
  branches.forEach(({ parent }, index) => {
    if (parent !== null) children[parent]?.push(index);
  });
  const rows: BranchRow[] = [];
  const open: BranchRow[] = [{ branch: 0, depth: 0, isFork: false }];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    rows.push(row);
    const { depth } = row;
    const [first, ...forks] = children[row.branch] ?? [];
    if (first !== undefined) open.push({ branch: first, depth, isFork: false });
    for (const branch of forks.toReversed()) open.push({ branch, depth: depth + 1, isFork: true });
  }
  return rows;
}
