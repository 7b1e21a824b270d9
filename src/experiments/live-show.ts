import type { ProcessId } from "../base/words.ts";
import type { Wanting } from "../contract/live.ts";
import type { CiteEffect } from "../contract/machine.ts";
import type { Deeds } from "../scenario/recorded.ts";
import type { ExperimentId, Scenario, Scenarios } from "../scenario/scenario.ts";

/** How the scenarios of one experiment are run by real processes. */
export interface LiveExperiment<Id extends ExperimentId = ExperimentId> {
  readonly experiment: Id;
  /** How many processes there are at least if the user has set nothing, and how few can be set. */
  readonly processes: { readonly usual: number; readonly least: number };
  /** How its processes and its messages are called: "Nodes", "Messages". Where no number can be set, null. */
  readonly words: { readonly processes: string | null; readonly messages: string };
  /** Further settings, besides the number of processes and the loss. */
  readonly settings: readonly ("driftPpm" | "everyMs" | "travelMs")[];
  usualTravelMs?(scenario: Scenarios[Id]): number;
  /** Set where partitions are really made. */
  readonly hasPartitions?: true;
  /** How many kills the processes of the scenario have among their own members. */
  killCount?(scenario: Scenarios[Id]): number;
  /** The words before the start. @param hasSpare whether one more process is ready */
  about(scenario: Scenarios[Id], hasSpare: boolean): LiveAbout;
  show(scenario: Scenarios[Id], settings: LiveSettings): LiveShow;
}

export interface LiveAbout {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** The settings of real processes before the start. */
export interface LiveSettings {
  readonly processes: number;
  /** Clocks are off by up to so many parts in a million, one way or the other. */
  readonly driftPpm: number;
  readonly everyMs: number;
  /** In percent. */
  readonly loss: number;
  /** About so long a segment between two sockets is under way. */
  readonly travelMs: number;
}

/** Something that is done to a process from outside, because the scenario says so. */
export interface LiveDeed {
  readonly do: "kill" | "restart";
  readonly process: number;
  readonly atMs: number;
}

/** A scenario as it is run for real. */
export interface LiveShow {
  readonly scenario: Scenario;
  /** How many of its processes, the last ones, are not there from the beginning. */
  readonly spares: number;
  /** In the order of their moments. */
  readonly deeds: readonly LiveDeed[];
  /** The request of the user of the process with this index; null if there is none. */
  readonly wanting: (process: number) => Wanting | null;
  /** Set where only one process may be inside, and draws on the picture of all while it is. */
  readonly isContest?: true;
  /** Of clocks that are set in rounds. */
  readonly rounds?: LiveRounds;
  /** The scenario of the recording: what was set before, with what was done in the course of the run. */
  readonly recorded: (deeds: Deeds) => Scenario;
}

/** Reads the rounds of clocks from the rules that their processes cite. Times in ms. */
export interface LiveRounds {
  /** The reading of a right clock at the start; null if it is unknown. */
  readonly rightMs: number | null;
  readonly everyMs: number;
  /** The part of a round that a cited rule describes, or null. `missing`: the clocks without an answer at the decision. */
  roundOf(cited: CiteEffect): {
    readonly round: number;
    readonly is: "begun" | "decided";
    readonly missing: readonly ProcessId[];
  } | null;
  /** How far two clocks can be apart, so long after the decision of a round that took `tookMs`. */
  boundMs(tookMs: number, sinceMs: number): number;
}

export const LIVE_PROCESSES_MAX = 12;
