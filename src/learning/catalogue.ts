import type { Challenge } from "./challenge.ts";
import { clockChallenges } from "./challenges/clocks.ts";
import { nodeChallenges } from "./challenges/nodes.ts";
import { programChallenges } from "./challenges/programs.ts";
import type { Lesson } from "./lesson.ts";
import { clocksBase } from "./lessons/clocks-base.ts";
import { deferred } from "./lessons/deferred.ts";
import { delays } from "./lessons/delays.ts";
import { drift } from "./lessons/drift.ts";
import { election } from "./lessons/election.ts";
import { encoding } from "./lessons/encoding.ts";
import { exceptions } from "./lessons/exceptions.ts";
import { failures } from "./lessons/failures.ts";
import { nodesBase } from "./lessons/nodes-base.ts";
import { nodesSockets } from "./lessons/nodes-sockets.ts";
import { programsBase } from "./lessons/programs-base.ts";
import { threads } from "./lessons/threads.ts";
import type { Question } from "./question.ts";

/** In the order of the lab. */
export const lessons: readonly Lesson[] = [
  programsBase,
  exceptions,
  threads,
  encoding,
  clocksBase,
  delays,
  election,
  drift,
  nodesBase,
  nodesSockets,
  failures,
  deferred,
];

/** In the order of the lab, each experiment's from the easiest on. */
export const challenges: readonly Challenge[] = [...programChallenges, ...clockChallenges, ...nodeChallenges];

/** A challenge by its id, those that belong to a lesson among them. */
export function challengeOf(id: string): Challenge | undefined {
  return [...challenges, ...lessons.map(({ change }) => change)].find((each) => each.id === id);
}

export function questionsOf({ before, predict }: Lesson): readonly Question[] {
  return [...before, ...predict];
}
