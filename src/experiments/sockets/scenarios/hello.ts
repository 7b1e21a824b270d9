import { client, server } from "../programs/base.ts";
import { running } from "./processes.ts";
import { shipped } from "./shipped.ts";

/** The handout's server and client. */
export const hello = shipped({
  id: "hello",
  task: "base",
  title: "Hello from client, hello from server",
  lookAt: "The server waits in accept, then in recv. A send returns at once, long before its bytes arrive.",
  processes: [running("server", server), running("client", client, 20)],
});
