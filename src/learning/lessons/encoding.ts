import type { Lesson } from "../lesson.ts";

const secret = "Received: The password is 1234";
const sends = (count: number) => ({
  step: { process: "client", "values.op": "send", "result.value.count": count },
});

/** 7.3: base64. */
export const encoding: Lesson = {
  id: "7.3",
  experiment: "sockets",
  task: "7.3",
  title: "Encoded is not encrypted",
  aim: "See what base64 does to bytes, and what it does not.",
  before: [
    {
      id: "7.3.key",
      ask: "choose",
      from: { shipped: "base64" },
      until: { process: "server", "values.op": "b64decode" },
      text: "The client sends “The password is 1234” in base64. What does somebody on the wire need to read it?",
      options: [
        {
          text: "Nothing but base64 itself: everybody can decode it.",
          claim: {
            all: [
              { step: { process: "server", "values.op": "b64decode" } },
              { step: { "values.op": { has: "crypt" } }, times: 0 },
            ],
          },
          because: "base64 has no key. The tap on the wire decodes it as the server does.",
        },
        {
          text: "The key that both programs share.",
          claim: { step: { "values.op": { has: "crypt" } } },
          because: "Look at the listings: no key is in them. An encoding is a table that everybody has.",
        },
        {
          text: "The password itself.",
          claim: { step: { process: "server", rule: "raises" } },
          because: "The server decodes it without any password, and so can everybody else.",
        },
      ],
    },
    { id: "7.3.decode", ask: "decodes", aims: [4], from: { made: "accents" } },
  ],
  see: {
    from: { shipped: "base64" },
    beats: [
      { text: "The same two programs, but each message is sent as base64." },
      {
        at: { process: "client", "values.op": "b64encode" },
        text: "Three bytes become four characters out of 64. Nothing is hidden by that.",
      },
      {
        at: { process: "server", "values.op": "recv", rule: "returns" },
        text: "These are the bytes on the wire. Open the tap: it shows the text beside them.",
      },
      {
        at: { process: "server", "values.op": "b64decode" },
        text: "The server decodes them, without a key.",
      },
    ],
  },
  predict: [
    {
      id: "7.3.length",
      ask: "choose",
      from: { shipped: "base64" },
      until: { process: "client", "values.op": "send", rule: "returns" },
      text: "“The password is 1234” has 20 bytes. How many bytes does send take, when it is base64?",
      options: [
        {
          text: "28",
          claim: sends(28),
          because: "Each three bytes become four characters, and the last group is filled up: 7 groups of 4.",
        },
        {
          text: "20",
          claim: sends(20),
          because: "base64 makes data longer, by a third: 7 groups of 4 characters.",
        },
        {
          text: "40",
          claim: sends(40),
          because: "That would be two characters a byte, as in hexadecimal. base64 needs four for three.",
        },
      ],
    },
    {
      id: "7.3.tampered",
      ask: "choose",
      from: { shipped: "tampered" },
      until: { process: "server", "values.op": "recv", rule: "returns" },
      text: "On the way somebody changes one character of the base64 text to another one of the 64. What does the server do?",
      options: [
        {
          text: "It prints another text, and notices nothing.",
          claim: {
            all: [
              { step: { process: "server", printed: { has: "Received:", not: secret } } },
              { step: { rule: "raises" }, times: 0 },
            ],
          },
          because:
            "Any of the 64 characters decodes to something. Only a signature or authenticated encryption would show it.",
        },
        {
          text: "It raises an exception.",
          claim: { step: { process: "server", rule: "raises" } },
          because: "base64 has no checksum: the text is still valid base64.",
        },
        {
          text: "It prints “The password is 1234”: the change is corrected.",
          claim: { step: { process: "server", printed: secret } },
          because:
            "Nothing corrects it. TCP's checksum finds accidents, and whoever changes bytes writes a new one.",
          play: { interventions: [] },
        },
      ],
    },
    { id: "7.3.pieces", ask: "recv-returns", aims: [1], from: { made: "stream", level: 3 } },
  ],
  change: {
    id: "7.3.change",
    experiment: "sockets",
    title: "Another password",
    text: "Change one byte on the way, so that the server still reads “The password is” and then something else.",
    hint: "Four characters carry three bytes. The digits are in the last groups.",
    from: { shipped: "tampered", change: { interventions: [] } },
    may: [{ do: "change-byte", most: 1 }],
    goal: {
      all: [
        { step: { process: "server", printed: { has: "Received: The password is ", not: secret } } },
        { step: { rule: "raises" }, times: 0 },
      ],
    },
    solution: { interventions: [{ do: "change-byte", message: "client>server#3", byte: 22, to: 107 }] },
    stars: [1, 1],
  },
  write:
    "Write a client and a server that send base64. Then write down what an encryption would have to add.",
  table: {
    note: "Put in the run with base64, and one in which you changed a byte.",
    columns: [
      { title: "sent", of: { first: { process: "client", "values.op": "send", rule: "returns" } } },
      { title: "decoded", of: { first: { process: "server", "values.op": "b64decode" } } },
      { title: "exceptions", of: { count: { rule: "raises" } } },
    ],
  },
  viva: [
    {
      question: "Is base64 encryption?",
      answer: "No. It has no key; everybody can undo it.",
      from: { shipped: "base64" },
      at: { process: "server", "values.op": "b64decode" },
    },
    {
      question: "What is base64 for, then?",
      answer: "To carry any bytes where only text may go: in a mail, in JSON, in a line.",
      from: { shipped: "base64" },
      at: { process: "client", "values.op": "b64encode" },
    },
    {
      question: "What would encryption add?",
      answer: "A key that the listener lacks. And to notice changes: an authentication tag.",
      from: { shipped: "tampered" },
      at: { process: "server", printed: { has: "Received:" } },
    },
    {
      question: "Why is data.decode() right after recv dangerous?",
      answer: "recv may end in the middle of a character. Decode only what you know to be whole.",
      from: { shipped: "messages-split" },
      at: { process: "server", "values.op": "recv", rule: "returns" },
    },
    {
      question: "By how much does base64 make a message longer?",
      answer: "By a third: four characters for three bytes, the last group filled up with “=”.",
      from: { shipped: "base64" },
      at: { process: "client", "values.op": "send", rule: "returns" },
    },
  ],
};
