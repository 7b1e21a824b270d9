/** A TCP connection, an attempt at one, or the datagrams between two addresses. */
export interface Connection {
  /** `127.0.0.1:5000` or `[::1]:5000`; null where the record does not tell. */
  readonly client: string | null;
  readonly server: string | null;
  readonly protocol?: "udp";
  readonly clientProcess?: string | null;
  readonly serverProcess?: string | null;
  readonly bytesToServer: number;
  readonly bytesToClient: number;
  /** By the calls of either end; absent for an end whose calls are missing. */
  readonly sentByClient?: number;
  readonly receivedByClient?: number;
  readonly sentByServer?: number;
  readonly receivedByServer?: number;
  /** Segments with payload. */
  readonly segmentsToServer?: number;
  readonly segmentsToClient?: number;
  readonly closedBy: "client" | "server" | null;
  readonly end: "fin" | "rst" | "open";
}

/** A call on a socket that took 20 ms or more. */
export interface Wait {
  readonly process: string;
  readonly call: string;
  /** Its beginning, in seconds as the record has it. */
  readonly at: number;
  readonly ms: number;
}

/** A call on a socket that failed. */
export interface Failure {
  readonly process: string;
  readonly call: string;
  readonly error: string;
}

/** A node's stay in the critical section. */
export interface Entry {
  readonly process: string;
  readonly timestamp: number | null;
  readonly line: number;
  readonly leftLine: number | null;
}
