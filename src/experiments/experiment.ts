import type { ProcessId } from "../base/words.ts";
import type { SocketView } from "../contract/kernel-view.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { ExperimentId, Scenario } from "../scenario/scenario.ts";
import type { ChangeWords } from "./names.ts";
import type { SearchWords } from "./search-words.ts";

/** What a teacher says about a protocol: its scenarios, its listing, and a sentence for every step. */
export interface Experiment {
  readonly id: ExperimentId;
  /** Its number in the lab: 7, 8 or 9. */
  readonly number: number;
  readonly title: string;
  /** How a process is called in a sentence and on a lane: "Node 2". */
  nameOf(process: ProcessId): string;
  subject(scenario: Scenario): AnySubject;
  /**
   * All of the students' own programs in a scenario as one text; null if it has none. They need an interpreter. Two
   * scenarios with the same text run the same programs.
   */
  ownPrograms?(scenario: Scenario): string | null;
  /** One sentence: what happened, and why, naming the rule. `happening` knows everything that it may look at. */
  narrate(happening: Told): Sentence;
  /** The files of a run, with the scenario's own constants; the first one is shown where no step says which. */
  readonly listingsOf: (scenario: Scenario) => readonly Listing[];
  /** The lines of a listing that the step belongs to, with what they just read or wrote; null for none. */
  lit(happening: Told): Lit | null;
  /** The same in the listing that stands beside: the handout's own, or the corrected one; null for none. */
  litBeside?(happening: Told): Lit | null;
  /** The call of a function that a step is in; null where its program has none. Absent where no program has. */
  callOf?(happening: Told): Call | null;
  /** For every process that waits, what it still waits for and why: what an onlooker sees, and it cannot. */
  whyWaiting(situation: Situation): readonly Waiting[];
  /** Which processes stand left and right of a wire, by their places in the run; absent where they stand in a ring. */
  sidesOf?(scenario: Scenario): { readonly left: readonly number[]; readonly right: readonly number[] };
  /** Whether a student should see this step; what is passed over must be seen in the picture of a later one. */
  isInteresting(happening: Told): boolean;
  readonly changes: ChangeWords;
  /** What is said of an exhaustive search; absent where no scenario can be searched. */
  readonly search?: SearchWords;
  /** What the lab asks for, in the order of the menu. */
  readonly tasks: readonly Task[];
  /** In the order of the tasks. The experiment opens on the first. */
  readonly scenarios: readonly ShippedScenario[];
}

/**
 * What a step did that the correct algorithm would not have done there, in words that follow the process's name; null
 * where it did right, or where that is not why the step `broken` breaks the check with the id `breaks`.
 */
export type FaultOf = (happening: Told, breaks: string, broken: Told) => readonly Piece[] | null;

/** A call of a function. Two calls of one function have other numbers, as those of two threads have. */
export interface Call {
  readonly thread: string;
  readonly number: number;
  /** How many functions are under way, this one among them; 0 where the thread has come to its end. */
  readonly depth: number;
  readonly name: string;
}

/** A step, in words that do not depend on how a trace is kept. */
export interface Told {
  readonly scenario: Scenario;
  readonly processes: readonly ProcessId[];
  readonly step: number;
  readonly atMs: number;
  /** Null where the world does something. */
  readonly process: ProcessId | null;
  /** As in `trace/trace.ts`: "receive", "timer", "ask", "restart", "begin", "lost", "crash" … */
  readonly kind: string;
  readonly rule: string | null;
  readonly values: { readonly [name: string]: unknown };
  /** The process's own state after the step; null where there is none. */
  readonly state: unknown;
  /** The same before the step. */
  readonly before: unknown;
  /** The state of any process after the step; null while it is down. */
  readonly stateOf: (process: ProcessId) => unknown;
  /** The message that this step received or that was lost at it. */
  readonly message: {
    readonly name: string;
    readonly label: string;
    readonly from: ProcessId;
    readonly to: ProcessId;
    /** The message itself, as its protocol made it. */
    readonly content: unknown;
  } | null;
  /** Why a message was lost ("loss", "drop", "partition", "down"), where one was. */
  readonly lost: string | null;
  /** Whether another copy of the lost message has arrived, or is still under way. */
  readonly isCopyLeft: boolean;
  /** What this step prints, a text for each `print`. */
  readonly printed: readonly string[];
  /** How long each message that this step sent was under way, in ms; null where it did not arrive in the run. */
  readonly tookMs: () => readonly (number | null)[];
  /** The shortest and the longest that a message of the run was under way, in ms; null where none arrived. */
  readonly travelMs: () => { readonly least: number; readonly most: number } | null;
  /** Whether the process was down from the start of the run until this step: it crashes first, or starts first. */
  readonly wasOff: () => boolean;
  /** Of a restart: the process's state when it crashed. Null of all other steps. */
  readonly beforeCrash: () => unknown;
  /** The partition that begins or ends with this step. */
  readonly groups: readonly (readonly ProcessId[])[] | null;
  /** The sockets of all processes after the step; only where there are any may they be asked for. */
  readonly sockets: () => readonly SocketView[];
  /** The same before the step. */
  readonly socketsBefore: () => readonly SocketView[];
}

/** A moment of a run as an onlooker sees it who can look into every process and every link. */
export interface Situation {
  /** Each process's own state; null while it is down. */
  readonly states: ReadonlyMap<ProcessId, unknown>;
  readonly travelling: readonly { readonly kind: string; readonly from: ProcessId; readonly to: ProcessId }[];
  /** The sockets of all processes; only where there are any may they be asked for. */
  readonly sockets: () => readonly SocketView[];
  /** Nothing is left to happen: what has not come by now never will. */
  readonly isOver: boolean;
  /** How the run ends: of itself, or cut off by its limits. After a cut it is unknown what would have come. */
  readonly end: "quiet" | "limit";
  /** A process's state at the end of the run; null where the process crashes before, or is down. */
  readonly inTheEnd: (process: ProcessId) => unknown;
  readonly hasCrashed: (process: ProcessId) => boolean;
  /** Messages that were lost, with every copy, since the process last started. They may be very many: stop early. */
  readonly lostSinceStart: (process: ProcessId) => Iterable<LostMessage>;
}

export interface LostMessage {
  readonly from: ProcessId;
  readonly to: ProcessId;
  /** As its protocol made it. */
  readonly content: unknown;
}

export interface Waiting {
  readonly process: ProcessId;
  /** What it waits for in all: "(5, 1) still needs the REPLY of nodes 2 and 3." */
  readonly sentence: Sentence;
  readonly missing: readonly {
    readonly peer: ProcessId;
    readonly why: readonly Piece[];
    /** Nothing is under way that could end this wait, and nothing ends it in the rest of the run. */
    readonly stays: boolean;
    /** What would let the run go on, where the wait stays and that is known. */
    readonly remedy: readonly Piece[] | null;
  }[];
}

/** A sentence in pieces, so that processes keep their colour and rules their weight. */
export interface Sentence {
  /** Whose step it is, shown as a chip: the sentence's first word, and the pieces go on from it. Null for the world's. */
  readonly subject: ProcessId | null;
  readonly pieces: readonly Piece[];
}

export type Piece =
  | string
  | { readonly kind: "process"; readonly id: ProcessId; readonly text: string }
  | { readonly kind: "strong"; readonly text: string };

export interface Listing {
  /** The file's name, as a student would save it: "node.py". */
  readonly name: string;
  readonly text: string;
  /** What it is, where its name does not say enough. */
  readonly about?: string;
  /** The name of the listing that this one corrects, and stands beside in a panel with room for both. */
  readonly corrects?: string;
}

export interface Lit {
  readonly listing: string;
  /** Line numbers from 1; the first is the one to scroll to. */
  readonly lines: readonly number[];
  readonly notes: readonly { readonly line: number; readonly text: string }[];
}

/** A part of the lab, with the scenarios that show it. */
export interface Task {
  /** Its number in the handout, "7.1"; "base" for its own example, "beyond" for what it leaves out. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what the student builds or finds out. */
  readonly aim: string;
  /** How the student knows that the task is done: goes on from "Done when". */
  readonly doneWhen: string;
}

export interface ShippedScenario {
  /** A part of the page's address, and never changed once it is out: "two-nodes". */
  readonly id: string;
  /** The id of the task that it belongs to. */
  readonly task: string;
  readonly title: string;
  /** One sentence: what to look at. */
  readonly lookAt: string;
  /** Set where real processes run it: the menu opens their view. */
  readonly opensLive?: true;
  readonly scenario: Scenario;
}
