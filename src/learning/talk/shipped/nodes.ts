import type { Predicate } from "../../predicate.ts";
import type { Talk, TalkRun } from "../format.ts";

const run = (shipped: string): TalkRun => ({ experiment: "ricart-agrawala", shipped });

const firstIn = (process: string, other: string): Predicate => ({
  first: { rule: "enter", process },
  before: { rule: "enter", process: other },
});

/** Experiment 9 in 50 minutes. */
export const nodesTalk: Talk = {
  version: 1,
  talk: "Mutual exclusion by timestamps (experiment 9)",
  about:
    "50 minutes for students who know Lamport's timestamps. Four questions; the last quarter is about failures.",
  runs: {
    two: run("two-nodes"),
    text: run("two-nodes-text"),
    violation: run("text-violation"),
    tie: run("three-nodes-tie"),
    "no-id": run("tie-without-id"),
    overtaking: run("overtaking"),
    lost: run("lost-message"),
    retry: run("lost-message-retry"),
    crash: run("crash-blocks"),
    probe: run("crash-probe"),
    suspicion: run("wrong-suspicion"),
  },
  beats: [
    {
      title: "Two nodes, one critical section",
      run: "two",
      step: 0,
      large: "stage",
      note: "Say what is shown: cards are nodes, the box in the middle is the critical section, and only one node may be in it.\nThere is no server and no shared memory: only messages.\nAsk who would decide. Nobody: every node must come to the same order by itself.",
    },
    {
      title: "A request carries a timestamp",
      run: "two",
      step: 1,
      to: 2,
      note: "The timestamp is one more than the highest that the node has seen. That is Lamport's clock.\nPoint at (5, 1): timestamp first, then the id. Node 2 asks later in true time, but with the lower timestamp.",
    },
    {
      title: "Who enters first?",
      run: "two",
      step: 2,
      to: 6,
      note: "Let them vote by hand. Most take node 1, because it asked first.\nThen play: node 2 defers, node 1 replies, node 2 enters.\nThe order is by (timestamp, id), not by true time.",
      question: {
        text: "Both have asked. Who enters the critical section first?",
        options: [
          { text: "Node 1: it asked first", claim: firstIn("1", "2") },
          { text: "Node 2: its timestamp is lower", claim: firstIn("2", "1") },
          { text: "Both at the same time", claim: { check: "mutual-exclusion", is: "broken" } },
        ],
      },
    },
    {
      title: "The deferred reply is the hand-over",
      run: "two",
      step: 7,
      to: 10,
      note: "Leaving means: send every reply that was deferred. Node 1 needs nothing else.\nCount the messages: 2 (N − 1) = 2 for each entry.",
    },
    {
      title: "The handout compares as text",
      run: "text",
      step: 2,
      to: 6,
      note: 'The handout\'s program compares whole strings: "REQ from 1 at 5" with "REQ from 2 at 4".\nThe id comes first in the string, so node 1 wins with the higher timestamp. It still works here, but the order is wrong: the check says so.',
    },
    {
      title: "Does the wrong comparison break mutual exclusion?",
      run: "violation",
      step: 3,
      to: 8,
      note: "The same comparison, another moment: node 1 has replied before it asks.\nAfter the vote play on slowly. Step 5 is the mistake, step 8 is the violation.",
      question: {
        text: "Node 1 has replied to node 2, and now asks itself. Can both be inside?",
        options: [
          {
            text: "No: a node enters only with every reply",
            claim: { check: "mutual-exclusion", is: "holds" },
          },
          { text: "Yes, with the comparison as text", claim: { check: "mutual-exclusion", is: "broken" } },
        ],
      },
    },
    {
      title: "Three nodes, and a tie",
      run: "tie",
      step: 0,
      to: 3,
      large: "stage",
      note: "Nodes 1 and 3 both ask with 5. Ask how a tie must be broken: by something that all nodes know, the same way.",
    },
    {
      title: "The lower id goes first",
      run: "tie",
      step: 4,
      to: 9,
      note: "Go through the six comparisons. Each node decides alone, and all decide alike.",
    },
    {
      title: "Three entries, one after the other",
      run: "tie",
      step: 12,
      to: 21,
      large: "diagram",
      note: "The bars in the diagram never overlap. Point at the replies: each goes to the node that enters next.",
    },
    {
      title: "What if nobody breaks the tie?",
      run: "no-id",
      step: 2,
      to: 4,
      note: "Without the ids both defer. That is a deadlock: nobody is inside and nobody will be.\nSafety holds, liveness does not. Say both words.",
      question: {
        text: "Equal timestamps, and the ids are not compared. What happens?",
        options: [
          { text: "Both enter", claim: { check: "mutual-exclusion", is: "broken" } },
          { text: "Both wait for ever", claim: { check: "all-served", is: "broken" } },
          { text: "Node 1 enters, as before", claim: { step: { rule: "enter", process: "1" } } },
        ],
      },
    },
    {
      title: "A request overtakes a reply",
      run: "overtaking",
      step: 2,
      to: 6,
      note: "The network keeps no order here. The request of node 1 arrives before the reply that it sent earlier.\nThe algorithm does not need FIFO links, because it compares timestamps and not arrivals.",
    },
    {
      title: "One lost message blocks both",
      run: "lost",
      step: 2,
      to: 4,
      note: "The algorithm assumes that no message is lost. Drop one and see: node 2 waits for a reply that node 1 does not owe.",
    },
    {
      title: "Send the request again",
      run: "retry",
      step: 4,
      to: 10,
      note: "A timeout and a retransmission mend it. Ask what a duplicate must not do: be queued twice. Step 7 shows it.",
    },
    {
      title: "A crash blocks everybody",
      run: "crash",
      step: 2,
      to: 8,
      note: "Node 3 is down and owes a reply. From outside, a crashed node and a slow one look the same.",
    },
    {
      title: "Probe, wait, give up",
      run: "probe",
      step: 7,
      to: 13,
      note: "Nodes 1 and 2 probe the silent node. ALIVE means: keep waiting. Silence means: go on without it.",
    },
    {
      title: "Is a timeout proof of a crash?",
      run: "suspicion",
      step: 8,
      to: 10,
      note: "The last question, and the most important one. Node 2 is only slow: its ALIVE is under way.\nClose with it: in an asynchronous system no timeout tells a crash from a delay.",
      question: {
        text: "Node 1 gives up on node 2, which is inside. What happens?",
        options: [
          { text: "Two nodes are inside", claim: { check: "mutual-exclusion", is: "broken" } },
          {
            text: "Node 1 waits, because node 2 is inside",
            claim: { check: "mutual-exclusion", is: "holds" },
          },
        ],
      },
    },
    {
      title: "What to take home",
      run: "two",
      step: 10,
      large: "diagram",
      note: "One order for all, (timestamp, id). A reply is a permission; deferring it is the queue. No loss, no crash, or no progress.\nThe lab: experiment 9 with two nodes, then compare as text.",
    },
  ],
};
