import type { Packet } from "./packet.ts";

/** `SYN`, `SYN-ACK`, `42 B`: what a segment is in a word or two. */
export function packetLabel({ protocol, flags, length }: Packet): string {
  if (protocol === "udp") return `${length} B`;
  const names = [
    flags.syn && "SYN",
    flags.fin && "FIN",
    flags.rst && "RST",
    flags.ack && (flags.syn || length === 0) && "ACK",
  ];
  const words = names.filter((name) => name !== false).join("-");
  return length > 0 ? `${words === "" || words === "ACK" ? "" : `${words} `}${length} B` : words;
}

/** What a frame carries, in one sentence. */
export function packetSentence(packet: Packet, again: boolean): string {
  const { protocol, from, to, flags, length, seq, ack } = packet;
  const bytes = `${length} ${length === 1 ? "byte" : "bytes"}`;
  if (protocol === "udp") return `${from} sends a datagram of ${bytes} to ${to}.`;
  const repeated = again ? " This was sent before: it is a retransmission." : "";
  const numbers = ` (seq ${seq}${flags.ack ? `, ack ${ack}` : ""})`;
  if (flags.rst) return `${from} resets the connection to ${to}${numbers}.`;
  if (flags.syn && flags.ack) return `${from} answers the SYN of ${to} with SYN-ACK${numbers}.${repeated}`;
  if (flags.syn) return `${from} asks ${to} for a connection: SYN${numbers}.${repeated}`;
  if (flags.fin)
    return `${from} sends ${length > 0 ? `${bytes} and ` : ""}its FIN to ${to}: nothing more follows${numbers}.${repeated}`;
  if (length > 0) return `${from} sends ${bytes} to ${to}${numbers}.${repeated}`;
  return `${from} acknowledges everything of ${to} before ${ack}.`;
}
