import type { ProcessId } from "../../base/words.ts";
import type { Order } from "./state.ts";

/**
 * Which of two requests comes first: the whole of the algorithm hangs on it.
 *
 * Ricart and Agrawala order requests by (timestamp, node id), ids as numbers: a total order, the same at every
 * node. The other two are the mistakes that a student can choose to see.
 */
export function comesFirst(order: Order, mine: Request, theirs: Request): boolean {
  switch (order) {
    case "timestamp-id":
      return (
        mine.timestamp < theirs.timestamp ||
        (mine.timestamp === theirs.timestamp && Number(mine.id) < Number(theirs.id))
      );
    case "text":
      // The handout's listing: as text, the id is compared before the timestamp is looked at.
      return asText(mine) < asText(theirs);
    case "timestamp":
      // Without the id two equal timestamps defer each other, for ever.
      return mine.timestamp <= theirs.timestamp;
  }
}

export interface Request {
  readonly timestamp: number;
  readonly id: ProcessId;
}

/** The request as the handout's listing writes it. ASCII, so code units compare as Python compares them. */
export function asText(request: Request): string {
  return `REQ from ${request.id} at ${request.timestamp}`;
}
