import type { Task } from "../experiment.ts";

export const ricartAgrawalaTasks: readonly Task[] = [
  {
    id: "base",
    title: "Base",
    aim: "Two nodes request the critical section, and the lower (timestamp, id) enters first.",
    doneWhen: "node 2 enters first, and you can show a run in which the text comparison lets both nodes in.",
  },
  {
    id: "9.1",
    title: "Sockets",
    aim: "Send each message between the nodes over a TCP socket.",
    doneWhen: "your nodes are separate programs and enter in the same order as before.",
  },
  {
    id: "9.2",
    title: "Delays and failures",
    aim: "Keep the nodes going when a message is late or lost, or when a node crashes.",
    doneWhen: "the other nodes can still enter after a crash, and you can say when a timeout is wrong.",
  },
  {
    id: "9.3",
    title: "Deferred replies",
    aim: "Keep the requests that a node defers in a queue, and answer them when it leaves.",
    doneWhen: "every node that had to wait gets its REPLY, and the queue is empty after each exit.",
  },
  {
    id: "beyond",
    title: "Beyond the handout",
    aim: "Break ties, add nodes, and see what one small mistake does.",
    doneWhen: "you can name the rule that each mistake breaks, and count the messages of an entry.",
  },
];
