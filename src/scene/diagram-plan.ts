import { finished, type Work } from "../base/work.ts";
import type { Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";
import { axisWidth, frameOf, type Frame } from "./frame.ts";
import type { Size } from "./geometry.ts";
import { looksOf, type KindLook } from "./kind-look.ts";
import { linksOf, withLinks, type Link } from "./links.ts";
import { spansIn, type Spans } from "./spans.ts";
import { timeAxis, type TimeAxis } from "./time-axis.ts";

/** The plan of a diagram: a run, read once, for a given size. Nothing here depends on cursor or window. */
export interface DiagramPlan {
  readonly trace: Trace;
  readonly reader: Reader<unknown, unknown>;
  readonly frame: Frame;
  readonly axis: TimeAxis;
  readonly spans: Spans;
  readonly links: readonly Link[];
  readonly looks: ReadonlyMap<string, KindLook>;
}

export function diagramPlan(
  trace: Trace,
  reader: Reader<unknown, unknown>,
  names: readonly string[],
  size: Size,
  scale = 1,
): DiagramPlan {
  return finished(diagramPlanning(trace, reader, names, size, scale));
}

/** The same as work that can pause. */
export function* diagramPlanning(
  trace: Trace,
  reader: Reader<unknown, unknown>,
  names: readonly string[],
  size: Size,
  scale: number,
): Work<DiagramPlan> {
  const spans = yield* spansIn(trace, reader);
  const titles = spans.of.map(({ process, thread, name }) =>
    thread === null ? (names[process] ?? "") : name,
  );
  const frame = frameOf(size, titles, scale, spans.of);
  yield;
  const axis = timeAxis(trace, axisWidth(frame));
  yield;
  const links = linksOf(trace, reader);
  return { trace, reader, frame, axis, spans, links, looks: withLinks(looksOf(trace, reader), links) };
}
