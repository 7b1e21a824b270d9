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
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1" }, () => server.close(() => resolve(true)));
  });
}
