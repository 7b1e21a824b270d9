import { socketsExperiment } from "../../experiments/sockets/experiment.ts";
import type { Shown } from "../experiments/shown.ts";
import { ByteChange } from "./byte-change.tsx";
import { ClientCode, ServerCode } from "./code-columns.tsx";
import { SocketFields } from "./fields.tsx";
import { SocketsState } from "./sockets-state.tsx";
import { Console } from "./terminal.tsx";
import { WireStage } from "./wire-stage.tsx";

/** Experiment 7 on the page. */
export const socketsShown: Shown = {
  experiment: socketsExperiment,
  Stage: WireStage,
  Aside: ServerCode,
  Code: ClientCode,
  Console,
  State: SocketsState,
  Fields: SocketFields,
  MessageChanges: ByteChange,
};
