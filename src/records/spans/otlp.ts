import { isObject, objects, textIn, type Json } from "../text/json-values.ts";
import { nanoseconds, written, type Span } from "./span.ts";

/** OTLP as JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. */
export function isOtlp(value: unknown): boolean {
  return isObject(value) && Array.isArray(value["resourceSpans"]);
}

const KINDS: readonly Span["kind"][] = ["other", "other", "server", "client", "producer", "consumer"];

export function otlpSpans(value: Json, file: number): Span[] {
  return objects(value["resourceSpans"]).flatMap((resourceSpans) => {
    const service = serviceName(resourceSpans["resource"]);
    const scopes = [
      ...objects(resourceSpans["scopeSpans"]),
      ...objects(resourceSpans["instrumentationLibrarySpans"]),
    ];
    return scopes.flatMap((scope) => objects(scope["spans"]).map((span) => one(span, service, file)));
  });
}

function one(span: Json, service: string, file: number): Span {
  const trace = textIn(span, "traceId").toLowerCase();
  const parent = textIn(span, "parentSpanId").toLowerCase();
  const status = span["status"];
  return {
    trace,
    id: textIn(span, "spanId").toLowerCase(),
    parent: /^0*$/.test(parent) ? null : { trace, id: parent },
    service,
    name: textIn(span, "name"),
    kind: kindOf(span["kind"]),
    start: nanoseconds(span["startTimeUnixNano"]),
    end: nanoseconds(span["endTimeUnixNano"]),
    isFailed: isObject(status) && (status["code"] === 2 || status["code"] === "STATUS_CODE_ERROR"),
    file,
  };
}

function kindOf(kind: unknown): Span["kind"] {
  if (typeof kind === "number") return KINDS[kind] ?? "other";
  const name = written(kind).replace("SPAN_KIND_", "").toLowerCase();
  const known = KINDS.find((known) => known === name);
  return known ?? KINDS[Number(name)] ?? "other";
}

function serviceName(resource: unknown): string {
  const attributes = isObject(resource) ? objects(resource["attributes"]) : [];
  const named = attributes.find(({ key }) => key === "service.name")?.["value"];
  return (isObject(named) ? textIn(named, "stringValue") : "") || "unknown_service";
}
