import type { Frame } from "../../scene/frame.ts";
import type { PickedNode } from "../stage/pop.tsx";
import { rove, tabIndexOf } from "../stage/roving.ts";

interface Props {
  readonly frame: Frame;
  readonly names: readonly string[];
  readonly pick: (picked: PickedNode) => void;
}

/** Over the lanes' names: what can be done to each. */
export function LaneButtons({ frame: { lanes, laneGap, plot }, names, pick }: Props) {
  const height = Math.min(laneGap, 32);
  return (
    <div className="lane-buttons" data-roving="">
      {lanes
        .filter(({ thread }) => thread === null)
        .map(({ process, y }, index) => (
          <button
            key={process}
            type="button"
            aria-haspopup="dialog"
            aria-label={`Change ${names[process] ?? ""}`}
            tabIndex={tabIndexOf(index)}
            style={{ top: y - height / 2, height, width: plot.x - 8 }}
            onKeyDown={rove}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={(event) => {
              event.stopPropagation();
              pick({ process, anchor: event.currentTarget.getBoundingClientRect() });
            }}
          />
        ))}
    </div>
  );
}
