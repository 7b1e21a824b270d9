import { isObject, objects, textIn, type Json } from "../text/json-values.ts";
import { nanoseconds, written, type Span } from "./span.ts";

/** JSON as Jaeger's page downloads it: https://www.jaegertracing.io/docs/apis/. Times are in microseconds. */
export function isJaeger(value: unknown): boolean {
  return tracesIn(value).some((trace) => Array.isArray(trace["spans"]));
}

function tracesIn(value: unknown): Json[] {
  if (!isObject(value)) return [];
  return Array.isArray(value["data"]) ? objects(value["data"]) : "processes" in value ? [value] : [];
}

export function jaegerSpans(value: Json, file: number): Span[] {
  return tracesIn(value).flatMap((trace) => {
    const processes = isObject(trace["processes"]) ? trace["processes"] : {};
    return objects(trace["spans"]).map((span) => one(span, processes, file));
  });
}

function one(span: Json, processes: Json, file: number): Span {
  const inline = span["process"];
  const process = isObject(inline) ? inline : processes[textIn(span, "processID")];
  const tags = objects(span["tags"]);
  const trace = textIn(span, "traceID").toLowerCase();
  const start = nanoseconds(span["startTime"], 1000n);
  const tag = (key: string) => tags.find((one) => one["key"] === key)?.["value"];
  const kind = written(tag("span.kind")).toLowerCase();
  return {
    trace,
    id: textIn(span, "spanID").toLowerCase(),
    parent: parentOf(span, trace),
    service: (isObject(process) ? textIn(process, "serviceName") : "") || "unknown_service",
    name: textIn(span, "operationName"),
    kind:
      kind === "client" || kind === "server" || kind === "producer" || kind === "consumer" ? kind : "other",
    start,
    // A span of no length is one; a span without a time has none.
    end: start === 0n ? 0n : start + nanoseconds(span["duration"], 1000n),
    isFailed: tag("error") === true || tag("error") === "true",
    file,
  };
}

function parentOf(span: Json, trace: string): Span["parent"] {
  const references = objects(span["references"]);
  const reference = references.find(({ refType }) => refType === "CHILD_OF") ?? references[0];
  const id = (reference ? textIn(reference, "spanID") : textIn(span, "parentSpanID")).toLowerCase();
  if (/^0*$/.test(id)) return null;
  return { trace: (reference && textIn(reference, "traceID").toLowerCase()) || trace, id };
}
