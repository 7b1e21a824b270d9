import type { Task } from "../experiment.ts";

export const socketsTasks: readonly Task[] = [
  {
    id: "base",
    title: "Base",
    aim: "A client and a server say hello to each other over one TCP connection.",
    doneWhen:
      "each of your programs prints what the other one sent, and you can say what every call waits for.",
  },
  {
    id: "7.1",
    title: "Exceptions",
    aim: "Catch the errors that the network causes, and close every socket.",
    doneWhen: "your client, started without a server, prints one line that says why, and no traceback.",
  },
  {
    id: "7.2",
    title: "Threads",
    aim: "Serve several clients at the same time, each in a thread of its own.",
    doneWhen: "your server answers a second client while the first one pauses.",
  },
  {
    id: "7.3",
    title: "Base64",
    aim: "Send each message as base64, and see why that is an encoding, not encryption.",
    doneWhen: "both programs print the plain text, and you can read the bytes on the wire without a key.",
  },
  {
    id: "beyond",
    title: "Beyond the handout",
    aim: "TCP carries bytes, not messages: see how it joins, cuts and resends them.",
    doneWhen:
      "you can say why recv(1024) may return half a message, or two messages, and how to find where one ends.",
  },
];
