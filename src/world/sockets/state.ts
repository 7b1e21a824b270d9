/** The states of a connection's end, by their names in RFC 9293, section 3.3.2. */
export type TcpState =
  | "CLOSED"
  | "LISTEN"
  | "SYN-SENT"
  | "SYN-RECEIVED"
  | "ESTABLISHED"
  | "FIN-WAIT-1"
  | "FIN-WAIT-2"
  | "CLOSE-WAIT"
  | "CLOSING"
  | "LAST-ACK"
  | "TIME-WAIT";

/**
 * Which state may follow which: the diagram of RFC 9293, figure 5, and what it leaves out (note 1 under it): any
 * state may go to CLOSED, by a reset, an abort or a time-out.
 */
export const transitions: Readonly<Record<TcpState, readonly TcpState[]>> = {
  CLOSED: ["LISTEN", "SYN-SENT", "SYN-RECEIVED"],
  LISTEN: ["CLOSED"],
  "SYN-SENT": ["SYN-RECEIVED", "ESTABLISHED", "CLOSED"],
  "SYN-RECEIVED": ["ESTABLISHED", "FIN-WAIT-1", "CLOSE-WAIT", "CLOSED"],
  ESTABLISHED: ["FIN-WAIT-1", "CLOSE-WAIT", "CLOSED"],
  "FIN-WAIT-1": ["FIN-WAIT-2", "CLOSING", "TIME-WAIT", "CLOSED"],
  "FIN-WAIT-2": ["TIME-WAIT", "CLOSED"],
  "CLOSE-WAIT": ["LAST-ACK", "CLOSED"],
  CLOSING: ["TIME-WAIT", "CLOSED"],
  "LAST-ACK": ["CLOSED"],
  "TIME-WAIT": ["CLOSED"],
};
