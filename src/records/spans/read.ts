import {
  MOST_EVENTS,
  Unreadable,
  type GivenFile,
  type Imported,
  type Problem,
  type RecordEvent,
  type RecordMessage,
} from "../record.ts";
import { jsonValues, type Json } from "../text/json-values.ts";
import { short, textOf } from "../text/text.ts";
import { isJaeger, jaegerSpans } from "./jaeger.ts";
import { isOtlp, otlpSpans } from "./otlp.ts";
import type { Span } from "./span.ts";

/** Reads spans of traces. Clocks are as the record has them: nothing is corrected. */
export function readSpans(given: readonly GivenFile[], kind: "otlp" | "jaeger"): Imported {
  const problems: Problem[] = [];
  const spans: Span[] = [];
  given.forEach((one, file) => {
    const read = jsonValues(textOf(one));
    if ("why" in read) throw new Unreadable(one.name, read.line, read.why);
    if (read.isCut)
      problems.push({ kind: "cut", file: one.name, line: null, text: "The file ends inside an object." });
    const values = read.values.flat(1);
    if (!values.some(kind === "otlp" ? isOtlp : isJaeger))
      throw new Unreadable(
        one.name,
        1,
        kind === "otlp" ? "there is no list resourceSpans" : "there is no list of traces with spans",
      );
    for (const value of values)
      if (kind === "otlp" ? isOtlp(value) : isJaeger(value))
        spans.push(...(kind === "otlp" ? otlpSpans(value as Json, file) : jaegerSpans(value as Json, file)));
  });
  const name = given[0]?.name ?? "";
  if (spans.length === 0) throw new Unreadable(name, null, "there is no span");
  if (spans.length > MOST_EVENTS)
    throw new Unreadable(name, null, `there are more than ${MOST_EVENTS} spans`);
  const known = new Map<string, Span>();
  for (const span of spans) known.set(keyOf(span), span);
  const services = [...new Set(spans.map(({ service }) => service))];
  const sorted = [...spans].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const first = sorted.find(({ start }) => start > 0n)?.start ?? 0n;
  const ms = (time: bigint) => (time === 0n ? 0 : Number(time - first) / 1_000_000);
  const index = new Map(sorted.map((span, i) => [span, i]));
  const pairs = spans.flatMap((child): [Span, Span][] => {
    const parent = child.parent === null ? undefined : known.get(keyOf(child.parent));
    return parent && isCall(parent, child) ? [[parent, child]] : [];
  });
  problems.push(...problemsOf(spans, known, pairs));
  const events = sorted.map((span): RecordEvent => ({
    lane: services.indexOf(span.service),
    atMs: ms(span.start),
    endMs: Math.max(ms(span.start), ms(span.end)),
    label: short(span.name, 40),
    text: `${span.service}: ${short(span.name, 120)}${span.kind === "other" ? "" : ` (${span.kind})`}, ${Number(span.end - span.start) / 1_000_000} ms${span.isFailed ? ", failed" : ""}.`,
    file: span.file,
    line: null,
    tone: span.isFailed ? "error" : "plain",
  }));
  return {
    kind,
    files: given.map((one) => ({ name: one.name, lines: null, understood: [] })),
    lanes: services.map((service) => ({ name: service, group: service, clock: service })),
    events,
    messages: pairs.map(([parent, child]): RecordMessage => ({
      from: index.get(parent) ?? 0,
      to: index.get(child) ?? 0,
      label: short(child.name, 24),
      again: false,
      isCall: child.kind === "server",
    })),
    matched: null,
    unmatched: null,
    problems,
    axis: "time",
    facts: { processes: services, traces: new Set(spans.map(({ trace }) => trace)).size },
  };
}

const keyOf = ({ trace, id }: { readonly trace: string; readonly id: string }) => `${trace} ${id}`;

function isCall(parent: Span, child: Span): boolean {
  if (parent.service === child.service) return false;
  return (
    (parent.kind === "client" || parent.kind === "producer") &&
    (child.kind === "server" || child.kind === "consumer")
  );
}

function problemsOf(
  spans: readonly Span[],
  known: ReadonlyMap<string, Span>,
  pairs: readonly (readonly [Span, Span])[],
): Problem[] {
  const problems: Problem[] = [];
  const tell = (kind: string, span: Span, text: string, others?: readonly string[]) =>
    problems.push({ kind, line: null, span: span.id, text, ...(others && { spans: others }) });
  const hasTimes = ({ start, end }: Span) => start > 0n && end > 0n;
  for (const span of spans) {
    const called = `Span ${span.id} (${short(span.name, 40)} of ${span.service})`;
    if (span.parent !== null && !known.has(keyOf(span.parent)))
      tell("orphan", span, `${called} belongs to span ${span.parent.id}, which is not in the record.`);
    if (!hasTimes(span))
      tell("zero-time", span, `${called} has no time for its ${span.start === 0n ? "beginning" : "end"}.`);
    else if (span.end < span.start) tell("backwards", span, `${called} ends before it begins.`);
  }
  for (const ring of ringsOf(spans, known)) {
    const [first] = ring;
    if (first)
      tell(
        "cycle",
        first,
        `Spans ${ring.map(({ id }) => id).join(", ")} are each other's parents.`,
        ring.map(({ id }) => id),
      );
  }
  for (const [parent, child] of pairs) {
    if (child.kind !== "server" || !hasTimes(parent) || !hasTimes(child)) continue;
    const [early, late] = [parent.start - child.start, child.end - parent.end];
    if (early > 0n || late > 0n)
      tell(
        "skew",
        child,
        `Span ${child.id} of ${child.service} ${early > 0n ? `begins ${Number(early) / 1e6} ms before` : `ends ${Number(late) / 1e6} ms after`} the call of ${parent.service}: the clocks differ.`,
      );
  }
  return problems;
}

/** Each ring of parents, once. */
function ringsOf(spans: readonly Span[], known: ReadonlyMap<string, Span>): Span[][] {
  const seen = new Map<Span, Span>();
  const rings: Span[][] = [];
  for (const first of spans) {
    const way: Span[] = [];
    for (let span: Span | undefined = first; span && !seen.has(span);) {
      seen.set(span, first);
      way.push(span);
      const { parent }: Span = span;
      const next: Span | undefined = parent === null ? undefined : known.get(keyOf(parent));
      if (next && seen.get(next) === first) {
        rings.push(way.slice(way.indexOf(next)));
        break;
      }
      span = next;
    }
  }
  return rings;
}
