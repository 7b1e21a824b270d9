import type { Socket } from "./socket.ts";

/**
 * When a segment that stays without an answer is sent again. A SYN: 1, 2, 3, 4, 5, 7, 11, 19, 35, 67 s after the
 * first (Linux from 6.5 on, `tcp_syn_linear_timeouts` 4 and `tcp_syn_retries` 6), and the end at 131 s.
 * Anything else: RFC 6298, with Linux's bounds of 200 ms and 120 s.
 */
const SYN_AFTER_MS = [1000, 1000, 1000, 1000, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000];
export const SYN_MOST = 10;
/** `tcp_retries2`. */
export const DATA_MOST = 15;

const LEAST_MS = 200;
const MOST_MS = 120_000;

export function retransmitAfterMs(socket: Socket): number {
  const { state, timeouts, roundTripMs, variationMs } = socket;
  if (state === "SYN-SENT" || state === "SYN-RECEIVED") return SYN_AFTER_MS[timeouts] ?? 64_000;
  const first = roundTripMs < 0 ? 1000 : roundTripMs + Math.max(LEAST_MS, 4 * variationMs);
  let afterMs = Math.min(MOST_MS, first);
  for (let i = 0; i < timeouts && afterMs < MOST_MS; i++) afterMs *= 2;
  return Math.min(MOST_MS, afterMs);
}

/** Takes in how long one round trip took. RFC 6298, section 2. */
export function takeRoundTrip(socket: Socket, tookMs: number): void {
  if (socket.roundTripMs < 0) {
    socket.roundTripMs = tookMs;
    socket.variationMs = tookMs / 2;
    return;
  }
  const error = tookMs - socket.roundTripMs;
  socket.variationMs += ((error < 0 ? -error : error) - socket.variationMs) / 4;
  socket.roundTripMs += error / 8;
}
