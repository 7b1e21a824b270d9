import { lamport, ownSign } from "./sources.ts";
import type { Glossary, Term } from "./term.ts";

/** A sign of the pictures: found by what is drawn, not by a word. */
const sign = (id: string, name: string, says: string, source = ownSign): Term => ({
  id,
  name,
  says,
  source,
  words: [],
});

/** The signs that every experiment is drawn with, and the words of the page itself. */
export const sharedGlossary: Glossary = {
  of: "shared",
  title: "What the pictures show",
  terms: [
    sign(
      "lane",
      "Lane",
      "A lane is one process: what it does stands on its line, from the left to the right.",
      lamport,
    ),
    sign("lane-down", "Dotted lane", "Where its lane is dotted, the process has crashed and does nothing."),
    sign(
      "arrow",
      "Arrow",
      "An arrow is a message: it leaves the step that sends it and ends at the step that receives it.",
      lamport,
    ),
    sign(
      "lost-arrow",
      "Arrow without a head",
      "An arrow without a head is a message that was lost on its way: nobody receives it.",
    ),
    sign("disc", "Disc", "A disc is a step at which a process receives a message or its call goes on."),
    sign("diamond", "Diamond", "A diamond is a step at which a process asks for something by itself."),
    sign("square", "Square", "A square is a step of a process’s own: its timer rang, or its clock was set."),
    sign("triangle", "Triangle", "A triangle on a lane is a process that starts again after a crash."),
    sign("cross", "Cross", "A cross is where a process crashes or a message is lost."),
    sign(
      "stroke",
      "Stroke",
      "A stroke under the lanes is a step of nobody: the run begins, or links change.",
    ),
    sign("ring", "Ring", "The ring is round the step that is shown now."),
    sign(
      "lit",
      "Lit step",
      "Blue steps could have caused the step you point at, yellow ones it could have caused; faint ones are concurrent.",
      lamport,
    ),
    sign("waiting-bar", "Bar", "A pale bar on a lane is time in which that process waits."),
    sign(
      "yellow-bar",
      "Yellow bar",
      "A yellow bar on a lane is time that the process spends in the place that only one may be in.",
    ),
    sign(
      "red-band",
      "Red band",
      "A red band is time in which two processes are in the place that only one may be in.",
    ),
    sign(
      "grey-band",
      "Grey band",
      "In a grey band no time passes: its steps share one moment, which is drawn wider to keep them apart.",
    ),
    sign("pause", "//", "At // nothing happens for long, and that time is drawn shorter than it is."),
    sign("time", "Time below the lanes", "These are moments of true time, which no process can see."),
    sign("cursor", "Cursor", "The upright line is the step that is shown: all to its left has happened."),
    sign("faint", "Faint part", "What is faint comes later than the step that is shown."),
    sign(
      "grip",
      "Arrow’s head",
      "Drag an arrow’s head along its lane, and the message arrives at another time.",
    ),
    sign("ghost", "Grey dashes", "Grey dashes are the run as it was before your change."),
    sign(
      "flag",
      "Flag",
      "The flag stands at the first step at which the changed run differs from the old one.",
    ),
    sign(
      "crowded",
      "Thin column",
      "A thin column is many steps that stand too close to be told apart; zoom in to see each.",
    ),
    sign(
      "way",
      "Way of a message",
      "The curve is the way that a message takes from its sender to its receiver.",
    ),
    sign("message", "Message", "This is a message on its way; press it to drop, delay or duplicate it."),
    sign("ticks", "Ticks", "Each tick above the slider is a step, in the colour of its process."),
    sign(
      "round-tick",
      "Round tick",
      "A round tick is a step worth stopping at; Shift with → goes from one to the next.",
    ),
    sign("break-tick", "Red triangle", "A red triangle below a tick is a step at which a check breaks."),
    {
      id: "step",
      name: "Step",
      says: "A step is one thing that happens: a process receives, a timer rings, a call returns.",
      source: lamport,
      words: ["step"],
    },
    sign(
      "speed",
      "Speed",
      "At 1× each step stays as long as its sentence takes to read; 2× is twice as fast.",
    ),
    sign("filled-chip", "Solid chip", "A solid chip is there: what that process owes has arrived."),
    sign("missing-chip", "Dashed chip", "A dashed chip is missing: it is still awaited from that process."),
    sign("struck-chip", "Struck chip", "A struck chip was given up: that process is no longer waited for."),
    sign(
      "queued-chip",
      "Chip in a queue",
      "Each chip is a process in this queue; the first one is served first.",
    ),
    sign("check-holds", "Green tick", "A green tick means that this property has held so far."),
    sign(
      "check-open",
      "Dashed circle",
      "A dashed circle means that this cannot be told yet: something is still owed.",
    ),
    sign(
      "check-broken",
      "Red cross",
      "A red cross means that this property is broken; press the step to go there.",
    ),
    {
      id: "check",
      name: "Check",
      says: "A check is a property that must hold in every run, watched at every step.",
      source: {
        text: "Lamport 1977, Proving the Correctness of Multiprocess Programs",
        href: "https://doi.org/10.1109/TSE.1977.229904",
      },
      words: ["check"],
    },
    {
      id: "blocked",
      name: "Blocked",
      says: "A blocked process waits for something that does not come in the rest of the run.",
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
      "A process that waits cannot go on before something comes; open the line to see what and why.",
    ),
    sign(
      "line-chip",
      "Chip beside a line",
      "A chip beside a line of code is a process that was there last; it is filled while its step is shown.",
    ),
    sign("acting", "Halo round a card", "A card with a halo is the process whose step is shown."),
    {
      id: "partition",
      name: "Partition",
      says: "While a partition lasts, no message passes between its groups.",
      source: { text: "Coulouris et al., Distributed Systems, 5th edition, section 15.1" },
      words: ["partition"],
    },
  ],
};
