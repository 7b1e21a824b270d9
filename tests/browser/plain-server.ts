import { createServer } from "node:http";
import sirv from "sirv";

/** Serves a folder as most servers do: no other origin may have its files, and a frame in a sandbox is one. */
export async function servePlainly(folder: string) {
  const serve = sirv(folder, { dev: true });
  const server = createServer((request, response) => serve(request, response));
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const address = server.address();
  return {
    home: `http://localhost:${typeof address === "object" ? address?.port : ""}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
