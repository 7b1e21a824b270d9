import { reprOfBytes } from "../../protocols/socket-program/bytes-text.ts";
import type { Lit, Told } from "../experiment.ts";
import { actOf, errorOf, valueOf, type Act } from "./at.ts";
import { codeOf } from "./code.ts";
import { own } from "./python/kind.ts";
import { isOwn } from "./python/own.ts";

/** The lines that the step's operation stands on, with what it gave. */
export function lit(told: Told): Lit | null {
  if (isOwn(told)) return own().lit(told);
  const act = actOf(told);
  const code = told.process === null ? null : codeOf(told.scenario, told.process);
  const lines = act && code?.lines.get(act.key);
  const [first] = lines ?? [];
  if (!act || !code || !lines || first === undefined) return null;
  const note = noteOf(told, act);
  return { listing: code.listing.name, lines, notes: note === null ? [] : [{ line: first, text: note }] };
}

function noteOf(told: Told, act: Act): string | null {
  const error = errorOf(told);
  if (error) return error.class;
  const { operation } = act;
  if (told.rule === "calls" || told.rule === "receives-more") return null;
  if (told.rule === "sleeps" && operation.op === "sleep") return `${operation.ms} ms`;
  const value = valueOf(act);
  switch (value?.kind) {
    case "bytes": {
      const name = "as" in operation ? operation.as : undefined;
      return `${name === undefined ? "" : `${name} = `}${shortRepr(value.bytes)}`;
    }
    case "text":
      return operation.op === "print" ? null : `"${value.text}"`;
    case "number":
      return String(value.number);
    case "flag":
      return value.flag ? "True" : "False";
    case "address":
      return `addr = ('${value.address.host}', ${value.address.port})`;
    default:
      return null;
  }
}

function shortRepr(bytes: string): string {
  return bytes.length > 40 ? `${reprOfBytes(bytes.slice(0, 32))}…` : reprOfBytes(bytes);
}
