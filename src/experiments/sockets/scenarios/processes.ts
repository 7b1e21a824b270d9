import type { SocketProcess } from "../scenario.ts";
import type { Listed } from "../listed.ts";

/** A process that runs a listing, from `startAt` ms on. As in Python, an uncaught exception ends it. */
export function running(
  name: string,
  { program }: Listed,
  startAt = 0,
  killAt: number | null = null,
): SocketProcess {
  return { name, startAt, killAt, onError: "stop", program };
}
