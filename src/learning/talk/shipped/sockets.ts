import type { Predicate } from "../../predicate.ts";
import type { Talk, TalkRun } from "../format.ts";

const run = (shipped: string): TalkRun => ({ experiment: "sockets", shipped });

/** The client's recv returns these bytes, in Base64. */
const gets = (bytes: string): Predicate => ({
  step: { process: "client", "values.op": "recv", "result.value.bytes": bytes },
});

/** Experiment 7 in 50 minutes. */
export const socketsTalk: Talk = {
  version: 1,
  talk: "What a socket does (experiment 7)",
  about: "50 minutes on TCP as a program sees it: calls, kernels, errors, streams, threads. Four questions.",
  runs: {
    hello: run("hello"),
    refused: run("refused"),
    taken: run("port-taken"),
    "hung-up": run("hung-up"),
    reset: run("reset"),
    timeout: run("timed-out"),
    pipe: run("broken-pipe"),
    joined: run("messages-joined"),
    split: run("messages-split"),
    framed: run("messages-framed"),
    lost: run("segment-lost"),
    one: run("one-at-a-time"),
    threads: run("a-thread-each"),
    wait: run("time-wait"),
  },
  beats: [
    {
      title: "Two programs, two kernels",
      run: "hello",
      step: 0,
      large: "stage",
      note: "The program makes calls, and the kernel sends and keeps bytes. Keep the two apart for the whole hour.",
    },
    {
      title: "The server listens",
      run: "hello",
      step: 1,
      to: 9,
      note: "socket, bind, listen, accept. After listen the kernel answers, even before accept is called.",
    },
    {
      title: "connect is the handshake",
      run: "hello",
      step: 13,
      to: 16,
      note: "SYN, SYN-ACK, ACK. connect returns when the kernels have done it. accept may return later.",
    },
    {
      title: "What does a send that returns prove?",
      run: "hello",
      step: 17,
      to: 25,
      note: "It proves that the kernel has a copy. Play on: the bytes arrive, the kernel of the server keeps them, and only recv hands them out.",
      question: {
        text: "send has returned 17. Where are the 17 bytes now, for sure?",
        options: [
          { text: "In the server's program", right: false },
          { text: "In the send buffer of the client's kernel, or further", right: true },
          { text: "In the server's kernel", right: false },
        ],
      },
    },
    {
      title: "A close in both directions",
      run: "hello",
      step: 29,
      to: 43,
      large: "diagram",
      note: "Each direction has its own FIN. The side that closes first stays in TIME_WAIT: remember that for later.",
    },
    {
      title: "Nobody listens",
      run: "refused",
      step: 4,
      to: 5,
      note: "The kernel answers SYN with RST, and connect raises ConnectionRefusedError at once. No timeout is needed.",
    },
    {
      title: "The port is taken",
      run: "taken",
      step: 9,
      to: 14,
      note: "bind fails, not listen. The first server notices nothing.",
    },
    {
      title: "What does recv return when the peer has closed?",
      run: "hung-up",
      step: 26,
      to: 33,
      note: "An end of the stream is not an error: recv returns b''. A program that does not test for it takes that for an answer.",
      question: {
        text: "The server has closed without an answer. What does the client print?",
        options: [
          { text: "“Received: ” and nothing after it", claim: gets("") },
          { text: "Nothing: recv waits for ever", claim: { check: "nobody-waits", is: "broken" } },
          { text: "Nothing: recv raises an error", claim: { check: "no-uncaught", is: "broken" } },
        ],
      },
    },
    {
      title: "Closed with unread bytes",
      run: "reset",
      step: 23,
      to: 31,
      note: "Now the server has not read what arrived. Its kernel sends RST, and the client gets ConnectionResetError.",
    },
    {
      title: "No answer in time",
      run: "timeout",
      step: 28,
      to: 30,
      note: "settimeout is a promise to the program, not to the network. The connection is still open.",
    },
    {
      title: "The second send fails",
      run: "pipe",
      step: 34,
      to: 41,
      note: "The first send after the close succeeds, and its bytes are lost. Only then the kernel knows.",
    },
    {
      title: "Three messages are sent. How many recv are needed?",
      run: "joined",
      step: 23,
      to: 39,
      note: "TCP is a stream of bytes: it has no messages. Here one recv returns two of them.",
      question: {
        text: "Three sendall, 35 bytes in all. Does each recv return one message?",
        options: [
          { text: "Yes: one recv for each send", claim: { check: "whole-messages", is: "holds" } },
          { text: "No: one recv can return two of them", claim: { check: "whole-messages", is: "broken" } },
        ],
      },
    },
    {
      title: "Or half of one",
      run: "split",
      step: 27,
      to: 42,
      note: "The same program with small segments: recv returns what has arrived, and no more.",
    },
    {
      title: "Frame them yourself",
      run: "framed",
      step: 30,
      to: 48,
      note: "The server reads until it has a line, and keeps the rest. A length in front does the same.",
    },
    {
      title: "A lost segment",
      run: "lost",
      step: 27,
      to: 41,
      large: "diagram",
      note: "Later segments arrive, and no program gets them: the kernel waits for the gap. The retransmission closes it.",
    },
    {
      title: "One client at a time",
      run: "one",
      step: 20,
      to: 57,
      note: "Client A sleeps, and B and C wait. They are connected, and their bytes lie in the server's kernel.",
    },
    {
      title: "Does a thread for each client help?",
      run: "threads",
      step: 29,
      to: 60,
      note: "accept is called again at once. B is answered while A still sleeps.\nThen hand over to the lab: experiment 7, task by task.",
      question: {
        text: "A sleeps for 200 ms. Whose message does the server receive first?",
        options: [
          {
            text: "A's: it connected first",
            claim: {
              first: { printed: { has: "Received: Hello from A" } },
              before: { printed: { has: "Received: Hello from B" } },
            },
          },
          {
            text: "B's: its thread does not wait for A",
            claim: {
              first: { printed: { has: "Received: Hello from B" } },
              before: { printed: { has: "Received: Hello from A" } },
            },
          },
        ],
      },
    },
    {
      title: "The address is still in use",
      run: "wait",
      step: 36,
      to: 48,
      note: "TIME_WAIT protects the next connection from old segments. SO_REUSEADDR says that you know it.",
    },
  ],
};
