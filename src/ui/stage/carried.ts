import { cubicBezier } from "framer-motion";
import { lerp } from "../../scene/geometry.ts";
import type { MessageMark } from "../../scene/stage-messages.ts";
import { fromRest, onTheMove } from "./pace.ts";
import type { ShownMark } from "./use-marks.ts";

/** A message where it is shown. All but the mark are shares from 0 to 1, but `aside`, which is in pixels. */
export interface CarriedMessage {
  readonly mark: MessageMark;
  readonly share: number;
  readonly aside: number;
  readonly fallen: number;
  readonly faded: number;
}

/** What of a message glides. */
type Place = readonly [share: number, aside: number, fallen: number, faded: number];

interface Way {
  readonly shown: ShownMark<MessageMark>;
  readonly from: Place;
  readonly to: Place;
  /** Whether it was under way already: such a one does not stop to start again. */
  readonly goesOn: boolean;
}

const easeFromRest = cubicBezier(...fromRest);
const easeOnTheMove = cubicBezier(...onTheMove);

/** Many messages that glide together from where they are shown to where they are going. */
export class Carried {
  #ways: readonly Way[] = [];
  /** How far they have come in time, from 0 to 1. */
  #share = 1;

  /** Sends all of them on, each from where it is shown; those not seen before from where they first appear. */
  send(marks: readonly ShownMark<MessageMark>[]): void {
    const before = new Map(this.#ways.map((way) => [way.shown.mark.key, way]));
    this.#ways = marks.map((shown) => {
      const known = before.get(shown.mark.key);
      const to = goal(shown);
      const from: Place = known ? this.#placeOf(known) : [shown.from, to[1], to[2], 0];
      const goesOn = known !== undefined && this.#share < 1 && isOneWay(known, from, to);
      return { shown, from, to, goesOn };
    });
    this.#share = 0;
  }

  get isMoving(): boolean {
    return this.#ways.some(({ from, to }) => from.some((value, index) => value !== to[index]));
  }

  goTo(share: number): void {
    this.#share = share;
  }

  /** In the order in which they are drawn. */
  shown(): CarriedMessage[] {
    return this.#ways.map((way) => {
      const [share, aside, fallen, faded] = this.#placeOf(way);
      return { mark: way.shown.mark, share, aside, fallen, faded };
    });
  }

  /** Those that leave. */
  leaving(): string[] {
    return this.#ways.flatMap(({ shown }) => (shown.leaving ? [shown.mark.key] : []));
  }

  #placeOf({ from, to, goesOn }: Way): Place {
    const share = (goesOn ? easeOnTheMove : easeFromRest)(this.#share);
    return [
      lerp(from[0], to[0], share),
      lerp(from[1], to[1], share),
      lerp(from[2], to[2], share),
      lerp(from[3], to[3], share),
    ];
  }
}

function goal({ mark, to, leaving }: ShownMark<MessageMark>): Place {
  return [to, mark.aside, mark.lost ? 1 : 0, leaving ? 1 : 0];
}

function isOneWay(known: Way, from: Place, to: Place): boolean {
  const before = Math.sign(known.to[0] - known.from[0]);
  return before !== 0 && before === Math.sign(to[0] - from[0]);
}
