import { usualSockets, type SocketProcess, type SocketsOptions } from "../scenario.ts";
import { type ShippedFile, shippedOf } from "../../shipped.ts";

/** The members that a shipped scenario gives; everything else is as in the handout's example. */
export interface Parts extends ShippedFile {
  readonly processes: readonly SocketProcess[];
  readonly options?: Partial<SocketsOptions>;
}

/** A scenario that is shipped, with every default filled in. A segment takes 10 ms, so that it can be seen. */
export function shipped({ network, ...parts }: Parts) {
  return shippedOf(usualSockets, { ...parts, network: { delay: { kind: "constant", ms: 10 }, ...network } });
}
