import type { ProcessId } from "../../../base/words.ts";
import { invariant } from "../../../base/invariant.ts";
import type { SocketView } from "../../../contract/kernel-view.ts";
import type { Machine } from "../../../contract/machine.ts";
import type { Facts, Reader, Variable } from "../../../contract/reader.ts";
import type { Typed } from "../../../protocols/python-program/machine.ts";
import type { Config, State } from "../../../protocols/python-program/state.ts";
import type { SocketProperty } from "../../../protocols/socket-program/properties.ts";
import type { Call, Lit, Piece, Told, Waiting } from "../../experiment.ts";
import type { Host } from "../host-view.ts";
import type { ownMember } from "./member.ts";

/** What runs a student's own program and tells of it: the page fetches it with the first of them. */
export interface OwnKind {
  readonly machine: Machine<Config, State, never, Typed>;
  readonly factsOf: (state: State) => Facts;
  readonly linkOf: NonNullable<Reader<State, unknown>["linkOf"]>;
  readonly variablesOf: (state: State) => readonly Variable[];
  readonly sentence: (told: Told) => Piece[];
  readonly lit: (told: Told) => Lit | null;
  readonly callOf: (told: Told) => Call | null;
  readonly isInteresting: (told: Told) => boolean;
  readonly host: (state: State, begun: boolean, views: readonly SocketView[]) => Host;
  /** The checks, made from those for the programs of operations. */
  readonly properties: (usual: readonly SocketProperty[]) => readonly SocketProperty[];
  readonly member: typeof ownMember;
  readonly waiting: (
    process: ProcessId,
    state: State,
    isOver: boolean,
    isBlocked: (thread: string) => boolean,
  ) => Waiting | null;
}

let kind: OwnKind | null = null;

export function bringOwn(brought: OwnKind): void {
  kind = brought;
}

/** @throws an invariant error before `bringOwn`: opening such a scenario calls that first */
export function own(): OwnKind {
  invariant(kind, "what runs students' own programs is there");
  return kind;
}
