import { socketsExperiment } from "../../experiments/sockets/experiment.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import type { Shown } from "../experiments/shown.ts";
import { ClientCode, ServerCode } from "./code-columns.tsx";
import { Console } from "./terminal.tsx";
import { WireStage } from "./wire-stage.tsx";

/** Experiment 7 on the page. What its first picture does not show comes later. */
export const socketsShown: Shown = {
  experiment: socketsExperiment,
  Stage: WireStage,
  Aside: ServerCode,
  Code: ClientCode,
  Console,
  State: inPlace(new Chunk(() => import("./sockets-state.tsx").then(({ SocketsState }) => SocketsState))),
  Fields: inPlace(new Chunk(() => import("./fields.tsx").then(({ SocketFields }) => SocketFields))),
  MessageChanges: inPlace(new Chunk(() => import("./byte-change.tsx").then(({ ByteChange }) => ByteChange))),
};
