import type { ProcessId } from "../base/words.ts";

/** `sender>receiver#n`: the n-th message that this sender sends to this receiver, from 1. */
export function messageName(from: ProcessId, to: ProcessId, n: number): string {
  return `${from}>${to}#${n}`;
}

export interface MessageName {
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly n: number;
}

/** The parts of a message's name, or null where the text is none. */
export function parseMessageName(text: string): MessageName | null {
  const match = /^([^>#]+)>([^>#]+)#([1-9][0-9]{0,8})$/.exec(text);
  if (!match) return null;
  const [, from = "", to = "", n = ""] = match;
  return { from, to, n: Number(n) };
}
