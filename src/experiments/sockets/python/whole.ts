import { pythonProgram } from "../../../protocols/python-program/machine.ts";
import { pythonFacts, pythonLink, pythonVariables } from "../../../protocols/python-program/reader.ts";
import { pythonProperties } from "../../../protocols/python-program/properties.ts";
import { ownHost } from "./host.ts";
import { isOwnInteresting } from "./interesting.ts";
import { bringOwn } from "./kind.ts";
import { ownCall } from "./call-of.ts";
import { ownLit } from "./lit.ts";
import { ownMember } from "./member.ts";
import { ownSentence } from "./sentences.ts";
import { ownWaiting } from "./waiting.ts";

/** Brings what runs students' own programs and tells of them. */
export function bringWhole(): void {
  bringOwn({
    machine: pythonProgram,
    factsOf: pythonFacts,
    linkOf: pythonLink,
    variablesOf: pythonVariables,
    sentence: ownSentence,
    lit: ownLit,
    callOf: ownCall,
    isInteresting: isOwnInteresting,
    host: ownHost,
    properties: pythonProperties,
    member: ownMember,
    waiting: ownWaiting,
  });
}
