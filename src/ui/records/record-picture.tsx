import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from "react";
import type { Imported } from "../../records/record.ts";
import type { Box } from "../../scene/geometry.ts";
import { eventAt, nameMarks, recordMarks, recordPlan } from "../../scene/record/picture.ts";
import { loop } from "../loop/loop.ts";
import { Scrolls } from "../panels/scrolls.tsx";
import { Sheet } from "../picture/sheet.tsx";

interface Props {
  readonly record: Imported;
  readonly cursor: number;
  readonly goTo: (event: number) => void;
}

/** So much more than what is in view is painted, so that a scroll shows no edge before the next frame. */
const AROUND = 240;

/** The picture of a record: only what is in view is painted, however long the record is. */
export function RecordPicture({ record, cursor, goTo }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const plan = useMemo(() => recordPlan(record), [record]);
  const [view, setView] = useState<Box>({ x: 0, y: 0, width: 0, height: 0 });
  const look = useCallback(() => {
    const { current } = scroller;
    if (!current) return;
    const { scrollLeft: x, scrollTop: y, clientWidth: width, clientHeight: height } = current;
    setView((before) =>
      before.x === x && before.y === y && before.width === width && before.height === height
        ? before
        : { x, y, width, height },
    );
  }, []);
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return undefined;
    look();
    const changed = () => loop.invalidate("diagram", look);
    const observer = new ResizeObserver(changed);
    observer.observe(current);
    current.addEventListener("scroll", changed, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener("scroll", changed);
      loop.callOff(look);
    };
  }, [look]);
  // What is looked at is in view.
  useEffect(() => {
    const { current } = scroller;
    const lane = record.events[cursor]?.lane;
    if (!current || lane === undefined) return;
    const x = plan.gutter + (plan.axis.starts[cursor] ?? 0);
    const y = plan.laneY(lane);
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = current;
    const isIn = x > scrollLeft + plan.gutter + 20 && x < scrollLeft + clientWidth - 60;
    const isLevel = y > scrollTop + 40 && y < scrollTop + clientHeight - 20;
    if (!isIn) current.scrollLeft = x - plan.gutter - (clientWidth - plan.gutter) / 3;
    if (!isLevel) current.scrollTop = y - clientHeight / 2;
  }, [plan, record, cursor]);
  const box = useMemo((): Box => {
    const x = Math.max(0, view.x - AROUND);
    const right = Math.min(Math.max(plan.size.width, view.width), view.x + view.width + AROUND);
    return { x, y: view.y, width: Math.max(0, right - x), height: view.height };
  }, [plan, view]);
  const marks = useMemo(() => recordMarks(plan, box, cursor), [plan, box, cursor]);
  const names = useMemo(() => nameMarks(plan, view), [plan, view]);
  const press = ({ clientX, clientY, currentTarget }: MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const hit = eventAt(plan, { x: clientX - left, y: clientY - top });
    if (hit !== null) goTo(hit);
  };
  return (
    <Scrolls className="record-scroll" ref={scroller} aria-label="Lanes and messages">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- keys step through the same events */}
      <div
        className="record-plane"
        style={{ width: plan.size.width, height: plan.size.height }}
        onClick={press}
      >
        {view.width > 0 && <Sheet marks={marks} box={box} />}
        <div className="record-names" style={{ width: plan.gutter, height: plan.size.height }}>
          {view.width > 0 && (
            <Sheet marks={names} box={{ x: 0, y: view.y, width: plan.gutter, height: view.height }} />
          )}
        </div>
      </div>
    </Scrolls>
  );
}
