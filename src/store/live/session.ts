import type { Experiment } from "../../experiments/experiment.ts";
import type { LiveShow } from "../../experiments/live-show.ts";
import { processIds } from "../../scenario/scenario.ts";
import { SharedPicture } from "../../scene/live/shared-picture.ts";
import { LiveClocks } from "./clocks.ts";
import { LiveHosts } from "./hosts.ts";
import { LiveRun } from "./live-run.ts";
import type { LiveWatch } from "./member.ts";
import { Section } from "./section.ts";
import type { Threads } from "./threads.ts";

/** A line that a process has printed. */
export interface PrintedLine {
  readonly process: number;
  readonly text: string;
  readonly number: number;
}

/** A run of real processes with all that is seen of it while it runs. */
export interface Session {
  readonly experiment: Experiment;
  readonly run: LiveRun;
  /** The latest lines, the newest last. */
  readonly lines: readonly PrintedLine[];
  /** Of an experiment with clocks. */
  readonly clocks: LiveClocks | null;
  /** Of an experiment of socket programs. */
  readonly hosts: LiveHosts | null;
  /** Of an experiment with a place that only one may be in. */
  readonly contest: { readonly picture: SharedPicture; readonly section: Section } | null;
}

const LINES_MAX = 200;

export function startSession(experiment: Experiment, show: LiveShow, threads: Threads): Session {
  const { scenario, rounds, isContest } = show;
  const subject = experiment.subject(scenario);
  const lines: PrintedLine[] = [];
  let count = 0;
  const print: LiveWatch = {
    step({ process, effects }) {
      for (const effect of effects)
        if (effect.kind === "print") lines.push({ process, text: effect.text, number: count++ });
      if (lines.length > 2 * LINES_MAX) lines.splice(0, lines.length - LINES_MAX);
    },
  };
  const clocks = rounds ? new LiveClocks(processIds(scenario), rounds) : null;
  const contest = isContest ? { picture: new SharedPicture(), section: new Section() } : null;
  const hosts = subject.runsPrograms ? new LiveHosts(subject) : null;
  const watches: LiveWatch[] = [print, ...(clocks ? [clocks] : []), ...(hosts ? [hosts] : [])];
  if (contest) {
    const { picture, section } = contest;
    watches.push({
      said: (process, { atMs, facts }) => section.see(process, atMs, facts.inside),
      stroke: (process, stroke) => picture.draw(process, stroke),
      down: (process, atMs) => section.see(process, atMs, false),
    });
  }
  return { experiment, run: new LiveRun(experiment, show, threads, watches), lines, clocks, hosts, contest };
}
