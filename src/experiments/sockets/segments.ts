/** The content of a segment's flight, as the kernel's host recorded it. */
export interface Carried {
  readonly kind: "SYN" | "SYN-ACK" | "ACK" | "DATA" | "FIN" | "RST";
  readonly fromPort: number;
  readonly toPort: number;
  readonly seq: number;
  readonly ack: number;
  readonly window: number;
  readonly data: string;
  readonly fin: boolean;
}
