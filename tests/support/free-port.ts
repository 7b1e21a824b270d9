import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";

/** Below the ports that Linux gives to clients, 32768 and up: no connection of another test can come to have one. */
const first = 20_000;
const count = 12_000;
/** Each process that tests begins at a place of its own. */
let next = (process.pid * 97 + Number(process.env["VITEST_POOL_ID"] ?? 0) * 5_000) % count;

/** A port that nothing listens on, and that no other test of this process gets. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + next;
    next = (next + 1) % count;
    if (!isKept(port) && (await isFree(port))) return port;
  }
}

const table = "/proc/net/tcp";

/** Whether a connection of an earlier run still keeps the port. Node's own servers may take such a port, Python's may not. */
function isKept(port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  return existsSync(table) && readFileSync(table, "utf8").includes(`:${hex} `);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1" }, () => server.close(() => resolve(true)));
  });
}
