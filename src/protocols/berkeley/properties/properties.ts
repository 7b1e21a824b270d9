import type { Property } from "../../../contract/property.ts";
import type { Precision } from "../bound.ts";
import type { Message, State, Wish } from "../state.ts";
import { neverBackwards } from "./never-backwards.ts";
import { oneMaster } from "./one-master.ts";
import { skewBound } from "./skew-bound.ts";

export function berkeleyProperties(precision: Precision): readonly Property<State, Message, Wish>[] {
  return [neverBackwards, skewBound(precision), oneMaster];
}
