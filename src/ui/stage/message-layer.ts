import type { Ref } from "react";
import type { Box, Size } from "../../scene/geometry.ts";
import type { MessageMark } from "../../scene/stage-messages.ts";
import type { Pace } from "./pace.ts";
import type { Anchor } from "./pop.tsx";
import type { ShownMark } from "./use-marks.ts";

/** What a layer of messages over a stage is given, be it drawn or painted. */
export interface MessageLayerProps {
  readonly ref: Ref<MessageLayer>;
  /** The stage, and the part of it in which messages are seen. */
  readonly size: Size;
  readonly room: Box;
  readonly marks: readonly ShownMark<MessageMark>[];
  readonly pace: Pace;
  readonly gone: (key: string) => void;
  /** The message that is picked or has the focus, by its flight; null where none is. */
  readonly ringed: number | null;
  /** Opens what can be done to a message; null where nothing can. */
  readonly pick: ((flight: number, anchor: Anchor) => void) | null;
}

export interface MessageLayer {
  /** Where a message stands in the window; null where it is not shown. */
  readonly anchorOf: (flight: number) => Anchor | null;
}
