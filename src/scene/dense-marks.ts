import type { Dense, DenseLine } from "./dense.ts";
import type { Frame } from "./frame.ts";
import { lensed, type Lens } from "./lens.ts";
import { box, filled, line, type Mark, type Stroke } from "./picture/mark.ts";

/** The opacity of merged steps and lines that are concurrent with the step under the lens. */
const concurrent = 0.12;
/** With more lines than this, dashes cannot be seen. */
const dashedLinesMost = 250;

/** Steps too close to be told apart, merged into columns: the more steps a column has, the taller it is. */
export function denseMarks(
  { stretches, lines, marks }: Dense,
  { laneGap }: Frame,
  lens: Lens | null,
): Mark[] {
  const high = Math.max(4, Math.min(22, laneGap * 0.6));
  const most = marks.reduce((most, { count }) => Math.max(most, count), 1);
  const tallest = Math.max(4, Math.min(14, laneGap * 0.5));
  const faint = lens ? lensed : 1;
  return [
    ...stretches.map(({ kind, process, from, to, y }) => {
      const height = kind === "waiting" ? high * 0.4 : high;
      const fill =
        kind === "inside"
          ? filled("held", 0.9 * faint)
          : filled(process, (kind === "blocked" ? 0.12 : 0.28) * faint);
      const place = { x: from, y: y - height / 2, width: Math.max(1, to - from), height };
      return box(`${kind}:${process}:${from}`, place, fill);
    }),
    ...sortedByLook(lines, lens),
    ...marks.flatMap(({ process, step, x, y, count, cross }) => {
      const height = tallest * (0.3 + (0.7 * count) / most);
      const alpha = lens && lens.of(step) === "concurrent" ? concurrent : 1;
      const column = { x: x - 0.75, y: y - height / 2, width: 1.5, height };
      const across = { x: x - 1, y: y - laneGap / 2, width: 2, height: laneGap };
      return [
        box(`step:${step}`, column, filled(process, alpha)),
        ...(cross ? [box(`cross:${step}`, across, filled("bad", alpha))] : []),
      ];
    }),
  ];
}

/** Sorts lines of the same appearance together with one stroke, so that a painter draws them at once. */
function sortedByLook(lines: readonly DenseLine[], lens: Lens | null): Mark[] {
  const isDashed = lines.length <= dashedLinesMost;
  const alike = new Map<string, { readonly stroke: Stroke; readonly marks: Mark[] }>();
  for (const { process, flight, sentStep, endStep, dash, from, to } of lines) {
    const isLit = lens !== null && lens.ofFlight(sentStep, endStep) !== "concurrent";
    const look = `${process} ${isDashed && dash ? dash.join(" ") : ""} ${isLit}`;
    let group = alike.get(look);
    if (!group) {
      const alpha = isLit ? 1 : lens ? concurrent : 0.5;
      const stroke = { ink: process, width: isLit ? 1.4 : 1, dash: isDashed ? dash : null, alpha };
      alike.set(look, (group = { stroke, marks: [] }));
    }
    group.marks.push(line(`flight:${flight}`, from, to, group.stroke));
  }
  return [...alike.values()].flatMap(({ marks }) => marks);
}
