import type { Binary } from "../../../base/binary.ts";
import type { CallResult, SocketCall } from "../../../contract/socket-call.ts";
import { awaitedBy } from "../../../protocols/python-program/awaited.ts";
import type { WaitedOn } from "../../../contract/python-segment.ts";
import type { Piece, Told } from "../../experiment.ts";
import { say, strong } from "../../sentence.ts";
import { callSentence, returnSentence } from "./calls.ts";
import { criticalMark, stateOf } from "./own.ts";
import { insteadOf } from "./missing-modules.ts";
import { changedBy, nameOfThread, placeOf, textOf, threadOf } from "./told.ts";

const codeMost = 60;
const printedMost = 80;

/** One sentence for a step of a student's own program. It goes on from the name of the process. */
export function ownSentence(told: Told): Piece[] {
  const thread = nameOfThread(told);
  const pieces = ruleSentence(told);
  return thread === "" ? pieces : [`(${thread}) `, ...pieces];
}

function ruleSentence(told: Told): Piece[] {
  const { rule, values } = told;
  switch (rule) {
    case "starts":
      return say`starts its program.`;
    case "line":
      return lineSentence(told);
    case "enters":
      return entered(told);
    case "leaves":
      return left(told);
    case "prints":
      return printed(told);
    case "puts":
      return say`puts ${strong(textIn(values["text"]))} into ${strong(textIn(values["queue"], "a queue"))}.`;
    case "gets":
      return say`gets ${strong(textIn(values["text"]))} from ${strong(textIn(values["queue"], "a queue"))}.`;
    case "hands":
      return handed(told);
    case "raises":
      return say`raises ${strong(textIn(values["type"]))}${message(values["message"])}${where(told)}${hint(`${textIn(values["type"])}: ${textIn(values["message"])}`)}`;
    case "starts-process":
      return say`starts process ${strong(textIn(values["process"]))}.`;
    case "kills-process":
      return say`sends ${strong(signalName(values["signal"]))} to ${strong(textIn(values["process"]))}, which ends at once.`;
    case "is-killed":
      return say`is ended by ${strong(signalName(values["signal"]))}. The kernel closes its sockets.`;
    case "dies":
      return say`dies of ${strong(textIn(values["exception"]))}. Nothing catches it.${hint(textIn(values["exception"]))}`;
    case "calls":
      return callSentence(values["call"] as SocketCall<Binary>);
    case "returns":
      if (values["wait"] === "poll") return polled(values["result"]);
      return "result" in values && values["result"] !== null
        ? returnSentence(
            textIn(values["call"], "the call"),
            values["result"] as unknown as CallResult<Binary>,
          )
        : say`returns from ${strong(textIn(values["call"], "the call"))}.`;
    case "polls":
      return say`calls ${strong("select")} and waits for a socket that is ready.`;
    case "sleeps":
      return say`${strong("sleeps")} for ${Number(values["ms"]) / 1000} s.`;
    case "wakes":
      return woken(told);
    case "waits":
      return waits(told);
    case "asks-for-input":
      return values["isThere"] === true
        ? say`calls ${strong("input")}: a line is there already.`
        : say`calls ${strong("input")} and waits for a line from the keyboard.`;
    case "reads":
      return say`reads a line from the keyboard.`;
    case "is-typed":
      return say`gets the line “${textIn(values["line"])}” typed.`;
    case "computes":
      return say`has computed for a long time without waiting, so time passes.`;
    case "yields":
      return say`is put aside${where(told)} Another thread runs.`;
    case "thread-ends":
      return say`reaches the end of its function. Its variables are gone.`;
    case "exits":
      return exited(told);
    default:
      return say`gets an answer that it no longer waits for.`;
  }
}

/** How many of its sockets `select` finds ready, and whether a line was typed. */
function polled(result: unknown): Piece[] {
  const { ready = [], typed = false } = (result ?? {}) as {
    readonly ready?: readonly unknown[];
    readonly typed?: boolean;
  };
  const count = ready.length + (typed ? 1 : 0);
  if (count === 0) return say`returns from ${strong("select")}: nothing is ready, and its timeout is over.`;
  return say`returns from ${strong("select")}: ${count === 1 ? "one of them is" : `${count} of them are`} ready.`;
}

function lineSentence(told: Told): Piece[] {
  const place = placeOf(told);
  return say`is at line ${place?.line ?? 0}: ${strong(code(told))}${given(told)}`;
}

function entered(told: Told): Piece[] {
  const place = placeOf(told);
  if (!place) return say`goes on.`;
  if (place.function === "<module>")
    return say`is at line ${place.line} of ${place.file}: ${strong(code(told))}`;
  return say`enters ${strong(`${place.function}()`)}${given(told)}`;
}

function left(told: Told): Piece[] {
  const name = placeOf(told)?.function ?? "";
  const value = textIn(told.values["value"], "None");
  if (name === "<module>") return say`reaches the end of its program.`;
  return value === "None"
    ? say`leaves ${strong(`${name}()`)}.`
    : say`leaves ${strong(`${name}()`)} and returns ${strong(value)}.`;
}

/** What the line before gave to variables, in words. */
function given(told: Told): Piece[] {
  const changed = changedBy(told).filter(([, value]) => value !== null);
  const [first] = changed;
  if (!first) return [];
  const more = changed.length > 1 ? `, and ${changed.length - 1} more` : "";
  return say` · now ${strong(first[0])} = ${first[1] ?? ""}${more}`;
}

function code(told: Told): string {
  const text = textOf(told, placeOf(told)) ?? "";
  return text.length > codeMost ? `${text.slice(0, codeMost)}…` : text;
}

function where(told: Told): string {
  const place = placeOf(told);
  return place ? ` in line ${place.line}.` : ".";
}

/** What can be used in the place of a module that is not there. */
function hint(exception: string): string {
  const instead = insteadOf(exception);
  return instead === null ? "" : ` ${instead}`;
}

function message(of: unknown): string {
  return typeof of === "string" && of !== "" ? `: ${of}` : "";
}

function printed(told: Told): Piece[] {
  const text = textIn(told.values["text"]).replace(/\n$/, "");
  const isError = told.values["stream"] === "stderr";
  if (text === "") return say`${strong("prints")} an empty line.`;
  const lines = text.trimEnd().split("\n");
  // Of a traceback the last line says what happened.
  if (isError && lines.length > 1)
    return say`${strong("writes")} ${lines.length} lines ${strong("to stderr")}, the last is “${cut(lines[lines.length - 1] ?? "")}”.`;
  return say`${strong(isError ? "writes to stderr" : "prints")} “${cut(text).replaceAll("\n", "⏎")}”${marked(told)}`;
}

function marked({ before, state }: Told): Piece[] {
  const mark = criticalMark(before, state);
  if (mark === null) return ["."];
  return mark === "enters"
    ? say`: it is now in the ${strong("critical section")}.`
    : say`: it has left the ${strong("critical section")}.`;
}

function cut(text: string): string {
  return text.length > printedMost ? `${text.slice(0, printedMost)}…` : text;
}

function woken(told: Told): Piece[] {
  const { values } = told;
  switch (values["wait"]) {
    case "sleep":
      return say`wakes up.`;
    case "lock":
      return say`gets its turn: it waits no longer.`;
    case "turn":
      return say`begins: a new thread of this process.`;
    case "preempted":
      return say`runs on.`;
    case "busy":
      return say`continues to compute.`;
    default:
      return say`goes on.`;
  }
}

/** What the other thread waits for comes from this one. */
function handed(told: Told): Piece[] {
  const { to, on } = told.values as { readonly to: string; readonly on: WaitedOn };
  const other = stateOf(told.state)?.threads.find(({ id }) => id === to)?.name ?? to;
  const name = strong(on.name ?? on.call.split(".")[0] ?? "");
  const method = on.call.split(".").pop() ?? "";
  if (method === "acquire") return say`releases ${name}, so ${other} can take it.`;
  if (method === "join") return say`has ended, so ${other} can go on.`;
  return say`lets ${other} go on, which waits for ${name}.`;
}

function waits(told: Told): Piece[] {
  const threads = stateOf(told.state)?.threads ?? [];
  const thread = threadOf(told);
  return say`waits for ${strong((thread && awaitedBy(thread, threads)) ?? "another thread")}.`;
}

function exited({ values }: Told): Piece[] {
  const { exit, exception } = values;
  if (typeof exception === "string")
    return say`ends with exit code ${Number(exit)}: ${strong(exception)}.${hint(exception)} The kernel closes its sockets.`;
  return say`ends with exit code ${Number(exit)}. The kernel closes its sockets.`;
}

const signals: Readonly<Record<number, string>> = { 2: "SIGINT", 9: "SIGKILL", 15: "SIGTERM" };

function signalName(signal: unknown): string {
  return signals[Number(signal)] ?? `signal ${Number(signal)}`;
}

function textIn(value: unknown, otherwise = ""): string {
  return typeof value === "string" ? value : otherwise;
}
