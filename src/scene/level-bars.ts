/** A bar of a chart of levels, in a box of 100 by 100 whose y goes down. */
export interface LevelBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** States by depth as bars that stand on the box's floor; the longest reaches its top. */
export function levelBars(levels: readonly number[]): LevelBar[] {
  const most = Math.max(1, ...levels);
  const step = 100 / Math.max(1, levels.length);
  return levels.map((states, depth) => {
    const height = (100 * states) / most;
    return {
      x: rounded(depth * step),
      y: rounded(100 - height),
      width: rounded(step * 0.86),
      height: rounded(height),
    };
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
