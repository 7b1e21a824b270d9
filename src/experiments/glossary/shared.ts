import { lamport, ownSign } from "./sources.ts";
import type { Glossary, Term } from "./term.ts";

/** A sign in the pictures: the mark under the pointer leads to it, not a word. */
const sign = (id: string, name: string, says: string, source = ownSign): Term => ({
  id,
  name,
  says,
  source,
  words: [],
});

/** The signs in the pictures of every experiment, and the page's own words. */
export const sharedGlossary: Glossary = {
  of: "shared",
  title: "What the pictures show",
  terms: [
    sign(
      "your-programs",
      "Your programs",
      "Here you write Python of your own; real CPython runs it over the modelled network.",
    ),
    sign(
      "parameters",
      "Parameters",
      "Parameters are the numbers of the scenario; a change computes the run again.",
    ),
    sign(
      "every-schedule",
      "Every schedule",
      "A schedule is one order of events; Interleave tries every order and shows the shortest run that goes wrong.",
    ),
    sign(
      "lessons",
      "Lessons, challenges",
      "A lesson for each task of the lab, with questions about runs, and challenges that the checks judge.",
    ),
    sign("real-processes", "Real processes", "Each process runs in a thread of your browser, in real time."),
    sign("open-a-run", "Open a run", "Opens a file that was saved here, with its scenario or its recording."),
    sign(
      "save-this-run",
      "Save this run",
      "Saves the scenario, or the recording, as a file that you can open again.",
    ),
    sign(
      "export",
      "Export",
      "Takes the run out of the page: pictures, slides, a handout, one file, text, or a link.",
    ),
    sign(
      "talk",
      "Talk",
      "A list of moments of runs with notes and questions, to be presented one after the other.",
    ),
    sign("about", "About", "Says what this page is, what it leaves out, and whose work is in it."),
    sign("present", "Present", "Shows the run in large type for a hall, with later steps hidden."),
    sign("keys", "Keys", "Lists every key that the page knows."),
    sign(
      "copy-as-test",
      "Copy as test",
      "Copies a unit test of this run, for people who work on Interleave.",
    ),
    sign(
      "variable",
      "Row of a variable",
      "Each row is a variable of the process; a lit row was changed by this step.",
    ),
    sign(
      "lane",
      "Lane",
      "A lane is one process, or one of its threads: its steps are on this line, from left to right.",
      lamport,
    ),
    sign("lane-down", "Dotted lane", "While its lane is dotted, the process is down and does nothing."),
    sign(
      "arrow",
      "Arrow",
      "An arrow is a message: it leaves the step that sends it and ends at the step that receives it.",
      lamport,
    ),
    sign(
      "lost-arrow",
      "Arrow without a head",
      "An arrow without a head is a message that was lost on its way: no process receives it.",
    ),
    sign("disc", "Disc", "A disc is a step at which a process receives a message or its call goes on."),
    sign("diamond", "Diamond", "A diamond is a step at which a process starts something by itself."),
    sign("square", "Square", "A square is a local step: a timer of the process fired, or its clock was set."),
    sign("triangle", "Triangle", "A triangle on a lane is a process that restarts after a crash."),
    sign("cross", "Cross", "A cross shows that a process crashes or that a message is lost."),
    sign(
      "stroke",
      "Stroke",
      "A stroke under the lanes is a step of no process: the run begins, or links change.",
    ),
    sign("ring", "Ring", "The ring marks the current step."),
    sign(
      "lit",
      "Lit step",
      "Blue steps could have caused the step you point at, yellow ones it could have caused; faint ones are concurrent.",
      lamport,
    ),
    sign("waiting-bar", "Bar", "A pale bar on a lane shows how long the process waits."),
    {
      ...sign(
        "queue-item",
        "QUEUE ITEM",
        "An item goes from the thread that puts it into a queue or a pipe to the one that gets it.",
      ),
      words: ["QUEUE ITEM"],
    },
    {
      ...sign(
        "hand-over",
        "HAND-OVER",
        "A thread lets another go on, which waited for it: at a lock, an event or its end.",
      ),
      words: ["HAND-OVER"],
    },
    sign(
      "lock-bar",
      "Dashed bar",
      "A dashed bar on a lane shows how long a thread waits for a lock, and who holds it.",
    ),
    sign(
      "yellow-bar",
      "Yellow bar",
      "A yellow bar on a lane shows how long the process is in the critical section.",
    ),
    sign(
      "red-band",
      "Red band",
      "A red band shows how long two processes are in the critical section at once.",
    ),
    sign(
      "grey-band",
      "Grey band",
      "In a grey band no time passes: its steps happen at the same time, and the band keeps them apart.",
    ),
    sign("pause", "//", "At // nothing happens for a long time, so the diagram shortens it."),
    sign("time", "Time below the lanes", "This axis shows true time, which no process can see."),
    sign("cursor", "Cursor", "The upright line is the current step: everything to its left has happened."),
    sign("faint", "Faint part", "Faint marks come after the current step."),
    sign(
      "grip",
      "Arrow’s head",
      "Drag an arrow’s head along its lane, and the message arrives at another time.",
    ),
    sign("ghost", "Grey dashes", "Grey dashes are the run as it was before your change."),
    sign("flag", "Flag", "The flag marks the first step at which the changed run differs from the old one."),
    sign(
      "crowded",
      "Thin column",
      "A thin column is many steps close together; zoom in to see each of them.",
    ),
    sign("way", "Way of a message", "The curve is the way of a message from its sender to its receiver."),
    sign("message", "Message", "This is a message on its way; press it to drop, delay or duplicate it."),
    sign("ticks", "Ticks", "Each tick above the slider is a step, in the colour of its process."),
    sign(
      "round-tick",
      "Round tick",
      "A round tick is a step that matters; Shift with → goes to the next one.",
    ),
    sign("break-tick", "Red triangle", "A red triangle below a tick is a step at which a check breaks."),
    {
      id: "step",
      name: "Step",
      says: "A step is one thing that happens: a process receives a message, a timer fires, a call returns.",
      source: lamport,
      words: ["step"],
    },
    sign(
      "speed",
      "Speed",
      "At 1× each step stays as long as you need to read its sentence; 2× is twice as fast.",
    ),
    sign("filled-chip", "Solid chip", "A solid chip means that the message from that process has arrived."),
    sign(
      "missing-chip",
      "Dashed chip",
      "A dashed chip means that the message from that process is still missing.",
    ),
    sign("struck-chip", "Struck chip", "A struck chip means that this process no longer waits for that one."),
    sign(
      "queued-chip",
      "Chip in a queue",
      "Each chip is a process in this queue; the first one is served first.",
    ),
    sign("check-holds", "Green tick", "A green tick means that this property has held so far."),
    sign(
      "check-open",
      "Dashed circle",
      "A dashed circle means that the check cannot tell yet: something must still happen.",
    ),
    sign(
      "check-broken",
      "Red cross",
      "A red cross means that this property is broken; press the step to go there.",
    ),
    {
      id: "check",
      name: "Check",
      says: "A check tests, at every step, a property that must hold in every run.",
      source: {
        text: "Lamport 1977, Proving the Correctness of Multiprocess Programs",
        href: "https://doi.org/10.1109/TSE.1977.229904",
      },
      words: ["check"],
    },
    {
      id: "blocked",
      name: "Blocked",
      says: "A blocked process waits for something that never comes in this run.",
      source: ownSign,
      words: ["blocked"],
    },
    {
      id: "down",
      name: "Down",
      says: "A process that is down has crashed: it does nothing and has forgotten what it knew.",
      source: ownSign,
      words: ["down", "crashed", "DOWN"],
    },
    {
      id: "message-lost",
      name: "Lost",
      says: "A lost message never arrives: the link dropped it, or its receiver was down.",
      source: ownSign,
      words: ["lost"],
    },
    {
      id: "concurrent",
      name: "Concurrent",
      says: "Two steps are concurrent when neither could have caused the other, whatever the clocks say.",
      source: lamport,
      words: ["concurrent"],
    },
    {
      id: "true-time",
      name: "True time",
      says: "True time is what a right clock shows; no process can see it.",
      source: { text: "RFC 5905, section 4", href: "https://www.rfc-editor.org/rfc/rfc5905#section-4" },
      words: ["true time"],
    },
    sign(
      "waits",
      "Waits",
      "A waiting process needs something before it can go on; open the line to see what and why.",
    ),
    sign(
      "line-chip",
      "Chip beside a line",
      "A chip beside a line of code is a process that ran this line last; a filled chip ran it at this step.",
    ),
    sign("acting", "Halo round a card", "A card with a halo is the process of the current step."),
    {
      id: "partition",
      name: "Partition",
      says: "While a partition lasts, no message passes between its groups.",
      source: { text: "Coulouris et al., Distributed Systems, 5th edition, section 15.1" },
      words: ["partition"],
    },
  ],
};
