import { client, server } from "../programs/base.ts";
import {
  clientTimeout,
  clientTry,
  clientTwice,
  clientTwiceTry,
  serverHangsUp,
  serverReadsNothing,
  serverReuse,
  serverSilent,
  serverTry,
} from "../programs/errors.ts";
import { running } from "./processes.ts";
import { shipped } from "./shipped.ts";

const task = "7.1";

export const refused = shipped({
  id: "refused",
  task,
  title: "No server listens",
  lookAt: "The client connects before a server listens: connect raises ConnectionRefusedError.",
  processes: [running("server", server, 100, 200), running("client", client, 20)],
});

export const refusedCaught = shipped({
  id: "refused-caught",
  task,
  title: "No server listens, caught",
  lookAt: "The same with try: the client prints what happened and always closes its socket.",
  processes: [running("server", server, 100, 200), running("client", clientTry, 20)],
});

export const portTaken = shipped({
  id: "port-taken",
  task,
  title: "The port is taken",
  lookAt: "A second server asks for the same port: bind raises EADDRINUSE. The first server does not notice.",
  processes: [running("server", server), running("second server", server, 20), running("client", client, 60)],
});

export const portTakenCaught = shipped({
  id: "port-taken-caught",
  task,
  title: "The port is taken, caught",
  lookAt: "The second server prints why it cannot start, and closes its socket.",
  processes: [
    running("server", serverTry),
    running("second server", serverTry, 20),
    running("client", client, 60),
  ],
});

export const hungUp = shipped({
  id: "hung-up",
  task,
  title: "The peer closes, everything read",
  lookAt: "A close is not an error: recv returns b'', and the client takes that for an answer.",
  processes: [running("server", serverHangsUp), running("client", client, 20)],
});

export const hungUpCaught = shipped({
  id: "hung-up-caught",
  task,
  title: "The peer closes, noticed",
  lookAt: "No exception is raised here: the client must test for b'' to notice the end of the stream.",
  processes: [running("server", serverHangsUp), running("client", clientTry, 20)],
});

export const reset = shipped({
  id: "reset",
  task,
  title: "The peer closes with unread data",
  lookAt:
    "The server closes with unread bytes, so its kernel sends a reset: recv raises ConnectionResetError.",
  processes: [running("server", serverReadsNothing), running("client", client, 20)],
});

export const resetCaught = shipped({
  id: "reset-caught",
  task,
  title: "The peer closes with unread data, caught",
  lookAt: "After a reset neither end is in TIME_WAIT, and the port is free at once.",
  processes: [running("server", serverReadsNothing), running("client", clientTry, 20)],
});

export const killed = shipped({
  id: "killed",
  task,
  title: "The server is killed",
  lookAt: "The kernel closes the killed server’s sockets: to the client this looks like a normal close.",
  processes: [running("server", serverSilent, 0, 120), running("client", client, 20)],
});

export const timedOut = shipped({
  id: "timed-out",
  task,
  title: "No answer in time",
  lookAt:
    "After settimeout(0.2), recv raises TimeoutError. Nothing is lost, and the connection is still open.",
  processes: [running("server", serverSilent), running("client", clientTimeout, 20)],
});

export const timedOutCaught = shipped({
  id: "timed-out-caught",
  task,
  title: "No answer in time, caught",
  lookAt: "The client gives up and closes. Bytes that the server sends later reach no program.",
  processes: [running("server", serverSilent), running("client", clientTry, 20)],
});

export const brokenPipe = shipped({
  id: "broken-pipe",
  task,
  title: "Broken pipe",
  lookAt:
    "The first send after the peer has closed succeeds, and the peer answers with RST. Only the next send fails.",
  processes: [running("server", serverHangsUp), running("client", clientTwice, 20)],
});

export const brokenPipeCaught = shipped({
  id: "broken-pipe-caught",
  task,
  title: "Broken pipe, caught",
  lookAt:
    "The client catches BrokenPipeError, but “second” is still lost: a send that returns proves nothing.",
  processes: [running("server", serverHangsUp), running("client", clientTwiceTry, 20)],
});

export const timeWait = shipped({
  id: "time-wait",
  task,
  title: "The address is still in TIME_WAIT",
  lookAt: "The server closed first, so its end stays in TIME_WAIT for a minute: a new server cannot bind.",
  processes: [running("server", server), running("client", client, 20), running("new server", server, 200)],
});

export const timeWaitCaught = shipped({
  id: "time-wait-reuse",
  task,
  title: "TIME_WAIT and SO_REUSEADDR",
  lookAt: "With SO_REUSEADDR on the old and the new socket, the server can start again at once.",
  processes: [
    running("server", serverReuse),
    running("client", client, 20),
    running("new server", serverReuse, 200),
    running("next client", client, 240),
  ],
});
