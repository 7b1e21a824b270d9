import { base64Decode } from "../../protocols/socket-program/base64.ts";
import { operationsIn } from "../../contract/socket-operation.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** What a listener on the wire can read: the bytes decoded from base64; null if they are not base64. */
export function decodedOnTheWire(bytes: string): string | null {
  const text = bytes.trim();
  if (text.length < 8 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    const plain = base64Decode(text);
    return /^[\t\n\r\x20-\x7e]+$/.test(plain) ? plain : null;
  } catch {
    return null;
  }
}

/** Whether any program of the run encodes what it sends: then the page shows what a tap reads. */
export function usesBase64({ experiment, ...scenario }: Scenario): boolean {
  if (experiment !== "sockets") return false;
  const { processes } = scenario as Extract<Scenario, { experiment: "sockets" }>;
  return processes.some(({ program }) =>
    operationsIn(program).some(({ op }) => op === "b64encode" || op === "b64decode"),
  );
}
