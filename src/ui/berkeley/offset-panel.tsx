import { useRef, useState } from "react";
import { measureTitle } from "../../scene/berkeley/measure.ts";
import type { Scale } from "../../store/berkeley/charted.ts";
import { Segments } from "../form/segments.tsx";
import { keepFocus } from "../keys/keep-focus.ts";
import { useSize } from "../stage/use-size.ts";
import { OffsetPicture } from "./offset-picture.tsx";
import type { Berkeley } from "../../store/berkeley/rounds.ts";
import { Switches } from "./switches.tsx";

/** The chart of offsets, with what can be tried out in one press. */
export function OffsetPanel({ berkeley, readOnly }: { berkeley: Berkeley; readOnly: boolean }) {
  const [chosen, choose] = useState<Scale | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const { rounds, chart, domain, close } = berkeley;
  const [closeUp, setCloseUp] = useState<boolean | null>(null);
  // Where the beginning is so far off that everything after it would be one line.
  const isClose = close !== null && (closeUp ?? (rounds.length > 2 && isFarOff(domain, close)));
  // Over many rounds time shows the saw-tooth; in one round the steps are what there is to see.
  const scale = chosen ?? (rounds.length > 2 && chart.endMs > 0 ? "time" : "steps");
  const title = measureTitle(chart.rightMs !== null);
  return (
    <section className="offset-panel" aria-label={title}>
      <header className="offset-head">
        <h2>{title}</h2>
        <Segments
          label="The chart’s scale"
          small
          choices={[
            { value: "time", label: "by time", disabled: chart.endMs === 0 },
            { value: "steps", label: "by steps" },
          ]}
          value={scale}
          choose={choose}
        />
        {close && (
          <button
            type="button"
            className="switch"
            title="Up and down only as far as the clocks are apart after the first round"
            aria-pressed={isClose}
            onMouseDown={keepFocus}
            onClick={() => setCloseUp(!isClose)}
          >
            Close up
          </button>
        )}
        {!readOnly && <Switches scenario={berkeley.scenario} />}
      </header>
      <div className="offset-room" ref={element}>
        {size && size.width > 80 && size.height > 40 && (
          <OffsetPicture
            berkeley={berkeley}
            size={size}
            scale={scale}
            isClose={isClose}
            readOnly={readOnly}
          />
        )}
      </div>
    </section>
  );
}

function isFarOff(whole: readonly [number, number], close: readonly [number, number]): boolean {
  return whole[1] - whole[0] > 15 * (close[1] - close[0]);
}
