import { type Binary, binaryOf, bytesOf } from "../base/binary.ts";
import type { CallResult, SocketCall } from "../contract/socket-call.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Result } from "../world/sockets/errors.ts";
import type { KernelCall, KernelOptions } from "../world/sockets/kernel.ts";
import type { Segment } from "../world/sockets/segment.ts";
import { usualSizes } from "../world/sockets/stack.ts";

/** How a run's kernel is set up, and what of its calls, results and segments stands in a trace. */

/** What a picture may know of a segment: the message of its flight. */
export interface SegmentMessage {
  readonly kind: Segment["kind"];
  readonly fromPort: number;
  readonly toPort: number;
  readonly seq: number;
  /** −1 where it acknowledges nothing. */
  readonly ack: number;
  readonly window: number;
  readonly data: Binary;
  readonly fin: boolean;
}

export function messageOf({ kind, from, to, seq, ack, window, data, fin }: Segment): SegmentMessage {
  return { kind, fromPort: from.port, toPort: to.port, seq, ack, window, data: binaryOf(data), fin };
}

/** The kernel that a scenario asks for; who carries its segments is its host's to say. */
export function kernelOptions(scenario: Scenario, { kernel }: AnySubject): KernelOptions {
  const { segmentBytes, sendBufferBytes, receiveBufferBytes } = kernel ?? {};
  return {
    sizes: {
      segment: segmentBytes ?? usualSizes.segment,
      sendBuffer: sendBufferBytes ?? usualSizes.sendBuffer,
      receiveBuffer: receiveBufferBytes ?? usualSizes.receiveBuffer,
    },
    retransmits: takesTime(scenario),
  };
}

/** Whether a segment can be under way for a while, or lost: only then can one have to be sent again. */
function takesTime({ network, interventions }: Scenario): boolean {
  const { delay, links, loss, duplicate } = network;
  const instant = delay.kind === "constant" && delay.ms === 0 && links.length === 0;
  return !instant || loss > 0 || duplicate > 0 || interventions.length > 0;
}

export function withBytes(call: SocketCall<Binary>): KernelCall {
  if ("data" in call) return { ...call, data: bytesOf(call.data) };
  return call;
}

export function withBinary(result: Result): CallResult<Binary> {
  if (!result.ok || result.value?.kind !== "bytes") return result as CallResult<Binary>;
  return { ...result, value: { ...result.value, bytes: binaryOf(result.value.bytes) } };
}
