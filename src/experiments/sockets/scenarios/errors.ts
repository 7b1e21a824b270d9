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

const group = "7.1 Errors, not caught and caught";

export const refused = shipped({
  id: "refused",
  group,
  title: "Nobody listens",
  lookAt: "The client comes too early: nobody has the port yet, and connect raises ConnectionRefusedError.",
  processes: [running("server", server, 100, 200), running("client", client, 20)],
});

export const refusedCaught = shipped({
  id: "refused-caught",
  group,
  title: "Nobody listens, caught",
  lookAt: "The same with try: the client says what happened, and closes its socket in any case.",
  processes: [running("server", server, 100, 200), running("client", clientTry, 20)],
});

export const portTaken = shipped({
  id: "port-taken",
  group,
  title: "The port is taken",
  lookAt: "A second server wants the same port: bind raises EADDRINUSE. The first one does not even notice.",
  processes: [running("server", server), running("second server", server, 20), running("client", client, 60)],
});

export const portTakenCaught = shipped({
  id: "port-taken-caught",
  group,
  title: "The port is taken, caught",
  lookAt: "The second server says why it cannot go on and ends in good order; both let go of what they have.",
  processes: [
    running("server", serverTry),
    running("second server", serverTry, 20),
    running("client", client, 60),
  ],
});

export const hungUp = shipped({
  id: "hung-up",
  group,
  title: "The peer closes, everything read",
  lookAt: "An orderly end is no error: recv gives b'', and the client takes that for an answer.",
  processes: [running("server", serverHangsUp), running("client", client, 20)],
});

export const hungUpCaught = shipped({
  id: "hung-up-caught",
  group,
  title: "The peer closes, noticed",
  lookAt: "No except can help here: only asking for b'' tells the end of the stream from an answer.",
  processes: [running("server", serverHangsUp), running("client", clientTry, 20)],
});

export const reset = shipped({
  id: "reset",
  group,
  title: "The peer closes with unread data",
  lookAt:
    "Bytes that nobody read are thrown away, so the close is a reset: recv raises ConnectionResetError.",
  processes: [running("server", serverReadsNothing), running("client", client, 20)],
});

export const resetCaught = shipped({
  id: "reset-caught",
  group,
  title: "The peer closes with unread data, caught",
  lookAt: "After a reset nothing stays: neither end is in TIME_WAIT, and the port is free at once.",
  processes: [running("server", serverReadsNothing), running("client", clientTry, 20)],
});

export const killed = shipped({
  id: "killed",
  group,
  title: "The server is killed",
  lookAt:
    "Its kernel closes what it had: here an orderly end, which looks just like a close. Try it as a student.",
  processes: [running("server", serverSilent, 0, 120), running("client", client, 20)],
});

export const timedOut = shipped({
  id: "timed-out",
  group,
  title: "No answer in time",
  lookAt: "settimeout(0.2): recv gives up with TimeoutError. Nothing is lost, the connection still stands.",
  processes: [running("server", serverSilent), running("client", clientTimeout, 20)],
});

export const timedOutCaught = shipped({
  id: "timed-out-caught",
  group,
  title: "No answer in time, caught",
  lookAt: "The client gives up and closes; what the server sends later meets nobody.",
  processes: [running("server", serverSilent), running("client", clientTry, 20)],
});

export const brokenPipe = shipped({
  id: "broken-pipe",
  group,
  title: "Broken pipe",
  lookAt:
    "The first send after the peer has closed succeeds, and is answered with RST; only the next one fails.",
  processes: [running("server", serverHangsUp), running("client", clientTwice, 20)],
});

export const brokenPipeCaught = shipped({
  id: "broken-pipe-caught",
  group,
  title: "Broken pipe, caught",
  lookAt: "BrokenPipeError is caught, but “second” is lost all the same: a send that returns proves nothing.",
  processes: [running("server", serverHangsUp), running("client", clientTwiceTry, 20)],
});

export const timeWait = shipped({
  id: "time-wait",
  group,
  title: "The address is still in TIME_WAIT",
  lookAt:
    "The server closed first, so its end stays in TIME_WAIT for a minute: started again, it cannot bind.",
  processes: [running("server", server), running("client", client, 20), running("server again", server, 200)],
});

export const timeWaitCaught = shipped({
  id: "time-wait-reuse",
  group,
  title: "TIME_WAIT and SO_REUSEADDR",
  lookAt: "With SO_REUSEADDR on the old and on the new socket, the server can be started again at once.",
  processes: [
    running("server", serverReuse),
    running("client", client, 20),
    running("server again", serverReuse, 200),
    running("next client", client, 240),
  ],
});
