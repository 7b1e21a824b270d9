import { reprOfBytes } from "../../protocols/socket-program/bytes-text.ts";
import { diedOf, isDead } from "../../protocols/socket-program/death.ts";
import type { State } from "../../protocols/socket-program/state.ts";
import type { Piece, Sentence, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { actOf, errorOf, threadName, type Act } from "./at.ts";
import { callSentence } from "./call-sentences.ts";
import { whyRaised } from "./error-sentences.ts";
import { happeningSentence } from "./happening-sentences.ts";
import { isOwn } from "./python/own.ts";
import { own } from "./python/kind.ts";
import { returnSentence } from "./return-sentences.ts";

/** One sentence for a step: what happened, and why. It goes on from the name of the process whose step it is. */
export function narrate(told: Told): Sentence {
  if (isOwn(told)) return { subject: told.process, pieces: own().sentence(told) };
  const act = actOf(told);
  const who = act ? threadName(act.thread) : "";
  const pieces = told.rule === null ? happeningSentence(told) : ruleSentence(told, act);
  return { subject: told.process, pieces: who === "" ? pieces : [`(${who}) `, ...pieces] };
}

function ruleSentence(told: Told, act: Act | null): Piece[] {
  switch (told.rule) {
    case "starts":
      return say`starts its program.`;
    case "ends":
      return ended(told);
    case "exits":
      return say`${strong("exits")}: the whole process ends at once, and the kernel closes its sockets.`;
    case "spins":
      return say`runs an empty loop.`;
    case "hears-nothing":
      return say`gets an answer that it no longer waits for.`;
    default:
      return act ? operationSentence(told, act) : say`goes on.`;
  }
}

/** A thread has nothing left to do: it is at its end, or an exception has ended it. */
function ended({ values, before }: Told): Piece[] {
  const thread = values["thread"] as string;
  const name = threadName(thread);
  const who = name === "" ? "" : `(${name}) `;
  const error = diedOf(before as State | null, thread);
  if (error)
    return say`${who}dies of ${strong(error.class)}: nothing caught it, and the last finally block has run.`;
  if (isDead(before as State | null, thread)) return say`${who}has ended: nothing caught its exception.`;
  return name === ""
    ? say`reaches the end of its program.`
    : say`(${name}) reaches the end of its function. Its variables are gone.`;
}

function operationSentence(told: Told, act: Act): Piece[] {
  const { operation } = act;
  switch (told.rule) {
    case "calls":
      return callSentence(act);
    case "receives-more":
      return say`does not have enough bytes yet, so it calls ${strong("recv")} again.`;
    case "returns":
      return returnSentence(act);
    case "raises":
      return raised(told, act);
    case "sleeps":
      return say`${strong("sleeps")} ${operation.op === "sleep" ? `for ${operation.ms} ms` : "until the time that it was given"}.`;
    case "wakes":
      return say`wakes up.`;
    case "spawns":
      return say`starts a ${strong("thread")}, which shares the sockets of this process.`;
    case "prints":
      return printed(told);
    case "decides":
      return decided(act);
    case "computes":
      return computed(act);
    default:
      return say`goes on.`;
  }
}

/** The line itself, so that the console need not be open. */
function printed({ printed: [text = ""] }: Told): Piece[] {
  if (text === "") return say`${strong("prints")} an empty line.`;
  const shown = text.length > printedMost ? `${text.slice(0, printedMost)}…` : text;
  return say`${strong("prints")} “${shown.replaceAll("\n", "⏎")}”.`;
}

const printedMost = 80;

function raised(told: Told, act: Act): Piece[] {
  const error = errorOf(told);
  if (!error) return say`gets an exception.`;
  const { caught, ends } = told.values;
  const then =
    typeof caught === "string"
      ? say` The clause ${strong(`except ${caught}`)} catches it.`
      : ends === true && act.thread === "main"
        ? say` Nothing catches it: the program ends, and the kernel closes its sockets.`
        : ends === true
          ? say` Nothing catches it: this thread ends, and the others go on.`
          : "";
  return say`gets ${strong(error.class)} from ${act.operation.op}: ${whyRaised(error, act.operation)}${then}`;
}

function decided({ operation, finished }: Act): Piece[] {
  const value = finished?.outcome.kind === "ok" ? finished.outcome.value : null;
  const flag = value?.kind === "flag" && value.flag;
  if (operation.op === "break" && operation.ifEmpty === undefined && operation.ifEqual === undefined)
    return say`leaves the loop.`;
  const name =
    operation.op === "if" ? operation.empty : operation.op === "break" ? operation.ifEmpty : undefined;
  if (name === undefined) return flag ? say`leaves the loop.` : say`stays in the loop.`;
  return flag
    ? say`finds ${strong(name)} empty: the stream has ended.`
    : say`finds ${strong(name)} not empty: bytes have arrived.`;
}

function computed({ operation, finished }: Act): Piece[] {
  const value = finished?.outcome.kind === "ok" ? finished.outcome.value : null;
  const shown = value?.kind === "bytes" ? short(value.bytes) : "";
  switch (operation.op) {
    case "b64encode":
      return say`encodes with ${strong("base64")}: ${shown}. Decoding it needs no key.`;
    case "b64decode":
      return say`decodes the ${strong("base64")}: ${shown}. This needs no key.`;
    case "encode":
      return say`encodes a text as bytes: ${shown}.`;
    case "decode":
      return say`decodes the bytes as a text.`;
    case "del":
      return say`deletes the variable ${strong(operation.name)}.`;
    case "sleep":
    case "until":
      return say`calls ${strong("sleep")} for 0 s and goes on at once.`;
    default:
      return say`computes ${operation.op}.`;
  }
}

function short(bytes: string): string {
  return bytes.length > 40 ? `${bytes.length} bytes` : reprOfBytes(bytes);
}
