import type { Listing } from "../experiment.ts";
import client from "./listings/client.py?raw";
import clientBase64 from "./listings/client_base64.py?raw";
import clientMessages from "./listings/client_messages.py?raw";
import clientNamed from "./listings/client_named.py?raw";
import clientTimeout from "./listings/client_timeout.py?raw";
import clientTry from "./listings/client_try.py?raw";
import clientTwice from "./listings/client_twice.py?raw";
import clientTwiceTry from "./listings/client_twice_try.py?raw";
import clientWhole from "./listings/client_whole.py?raw";
import server from "./listings/server.py?raw";
import serverBase64 from "./listings/server_base64.py?raw";
import serverHangsUp from "./listings/server_hangs_up.py?raw";
import serverLines from "./listings/server_lines.py?raw";
import serverLoop from "./listings/server_loop.py?raw";
import serverReadsNothing from "./listings/server_reads_nothing.py?raw";
import serverRecv from "./listings/server_recv.py?raw";
import serverReuse from "./listings/server_reuse.py?raw";
import serverSilent from "./listings/server_silent.py?raw";
import serverThreads from "./listings/server_threads.py?raw";
import serverTry from "./listings/server_try.py?raw";
import serverWhole from "./listings/server_whole.py?raw";

/** The listings, by their names without ".py". */
export const listings = {
  server: { name: "server.py", text: server },
  client: { name: "client.py", text: client },
  server_whole: { name: "server_whole.py", text: serverWhole, about: "corrected", corrects: "server.py" },
  client_whole: { name: "client_whole.py", text: clientWhole, about: "corrected", corrects: "client.py" },
  server_try: { name: "server_try.py", text: serverTry },
  server_reuse: { name: "server_reuse.py", text: serverReuse },
  server_hangs_up: { name: "server_hangs_up.py", text: serverHangsUp },
  server_reads_nothing: { name: "server_reads_nothing.py", text: serverReadsNothing },
  server_silent: { name: "server_silent.py", text: serverSilent },
  client_try: { name: "client_try.py", text: clientTry },
  client_timeout: { name: "client_timeout.py", text: clientTimeout },
  client_twice: { name: "client_twice.py", text: clientTwice },
  client_twice_try: { name: "client_twice_try.py", text: clientTwiceTry },
  server_loop: { name: "server_loop.py", text: serverLoop },
  server_threads: { name: "server_threads.py", text: serverThreads },
  client_named: { name: "client_named.py", text: clientNamed },
  server_base64: { name: "server_base64.py", text: serverBase64 },
  client_base64: { name: "client_base64.py", text: clientBase64 },
  client_messages: { name: "client_messages.py", text: clientMessages },
  server_recv: { name: "server_recv.py", text: serverRecv },
  server_lines: { name: "server_lines.py", text: serverLines },
} satisfies Record<string, Listing>;
