import { reprOfBytes } from "../../protocols/socket-program/bytes-text.ts";
import { diedOf, isDead } from "../../protocols/socket-program/death.ts";
import type { State } from "../../protocols/socket-program/state.ts";
import type { Piece, Sentence, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { actOf, errorOf, threadName, type Act } from "./at.ts";
import { callSentence } from "./call-sentences.ts";
import { whyRaised } from "./error-sentences.ts";
import { happeningSentence } from "./happening-sentences.ts";
import { returnSentence } from "./return-sentences.ts";

/** One sentence for a step: what happened, and why. It goes on from the name of the process whose step it is. */
export function narrate(told: Told): Sentence {
  const act = actOf(told);
  const who = act ? threadName(act.thread) : "";
  const pieces = told.rule === null ? happeningSentence(told) : ruleSentence(told, act);
  return { subject: told.process, pieces: who === "" ? pieces : [`(${who}) `, ...pieces] };
}

function ruleSentence(told: Told, act: Act | null): Piece[] {
  switch (told.rule) {
    case "starts":
      return say`begins its program.`;
    case "ends":
      return ended(told);
    case "exits":
      return say`${strong("exits")}: the whole process ends at once, and its kernel closes all it had.`;
    case "spins":
      return say`goes round an empty loop, and does nothing else.`;
    case "hears-nothing":
      return say`hears of something that it no longer waits for.`;
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
    return say`${who}dies of ${strong(error.class)}: nothing caught it, and the last finally is done.`;
  if (isDead(before as State | null, thread)) return say`${who}has ended: nothing caught its exception.`;
  return name === ""
    ? say`has come to the end of its program.`
    : say`${name} has come to its end, and its names are gone.`;
}

function operationSentence(told: Told, act: Act): Piece[] {
  const { operation } = act;
  switch (told.rule) {
    case "calls":
      return callSentence(act);
    case "receives-more":
      return say`has not all that it wants yet, and calls ${strong("recv")} again.`;
    case "returns":
      return returnSentence(act);
    case "raises":
      return raised(told, act);
    case "sleeps":
      return say`${strong("sleeps")} ${operation.op === "sleep" ? `for ${operation.ms} ms` : "until its time has come"}.`;
    case "wakes":
      return say`wakes up: its pause is over.`;
    case "spawns":
      return say`starts a ${strong("thread")}: from here on two of them run in one process, and share its sockets.`;
    case "prints":
      return say`${strong("prints")} a line.`;
    case "decides":
      return decided(act);
    case "computes":
      return computed(act);
    default:
      return say`goes on.`;
  }
}

function raised(told: Told, act: Act): Piece[] {
  const error = errorOf(told);
  if (!error) return say`gets an exception.`;
  const { caught, ends } = told.values;
  const then =
    typeof caught === "string"
      ? say` ${strong(`except ${caught}`)} takes it.`
      : ends === true && act.thread === "main"
        ? say` No except takes it: the program ends here, and its kernel closes all it had.`
        : ends === true
          ? say` No except takes it: this thread ends here, the others go on.`
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
    ? say`asks whether ${strong(name)} is empty: it is, so the stream has come to its end.`
    : say`asks whether ${strong(name)} is empty: it is not, so something has come.`;
}

function computed({ operation, finished }: Act): Piece[] {
  const value = finished?.outcome.kind === "ok" ? finished.outcome.value : null;
  const shown = value?.kind === "bytes" ? short(value.bytes) : "";
  switch (operation.op) {
    case "b64encode":
      return say`encodes with ${strong("base64")}: ${shown}. It is another spelling, not a secret.`;
    case "b64decode":
      return say`decodes the ${strong("base64")}: ${shown}. No key was needed.`;
    case "encode":
      return say`makes bytes of a text: ${shown}.`;
    case "decode":
      return say`makes a text of the bytes.`;
    case "del":
      return say`forgets the name ${strong(operation.name)}.`;
    case "sleep":
    case "until":
      return say`calls ${strong("sleep")} with nothing to wait for, and goes on at once.`;
    default:
      return say`works out ${operation.op}.`;
  }
}

function short(bytes: string): string {
  return bytes.length > 40 ? `${bytes.length} bytes` : reprOfBytes(bytes);
}
