import type { Property, Seen } from "../../contract/property.ts";
import type { Message, State, Wish } from "./state.ts";

export type RaProperty = Property<State, Message, Wish>;
type RaSeen = Seen<State, Message, Wish>;

export function enters(seen: RaSeen): boolean {
  return seen.after?.phase === "HELD" && seen.before?.phase !== "HELD";
}

export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
