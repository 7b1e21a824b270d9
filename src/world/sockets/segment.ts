import type { ProcessId } from "../../base/words.ts";
import type { Address } from "../../contract/socket-call.ts";

/**
 * A segment on its way. Sequence numbers count from 0 for each direction: the SYN has 0, the first byte 1, and
 * the FIN the number after the last byte (RFC 9293, section 3.4).
 */
export interface Segment {
  readonly kind: SegmentKind;
  readonly from: Address;
  readonly to: Address;
  /** Whose sockets the ends are, as far as the sender's kernel knows: what a picture draws it between. */
  readonly fromProcess: ProcessId;
  readonly toProcess: ProcessId;
  readonly seq: number;
  /** The next number that the sender awaits; −1 where the segment acknowledges nothing. */
  readonly ack: number;
  /** How many bytes the sender still has room for. */
  readonly window: number;
  readonly data: Uint8Array;
  readonly fin: boolean;
  /** Whether it carries once more what was carried before. */
  readonly repeat: boolean;
}

export type SegmentKind = "SYN" | "SYN-ACK" | "ACK" | "DATA" | "FIN" | "RST" | "DATAGRAM";

export const NO_DATA = new Uint8Array(0);
