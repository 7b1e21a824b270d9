import type { Challenge } from "./challenge.ts";
import { clockChallenges } from "./challenges/clocks.ts";
import { nodeChallenges } from "./challenges/nodes.ts";
import { programChallenges } from "./challenges/programs.ts";
import type { Lesson } from "./lesson.ts";
import { nodesBase } from "./lessons/nodes-base.ts";
import type { Question } from "./question.ts";

/** In the order of the lab. */
export const lessons: readonly Lesson[] = [nodesBase];

/** In the order of the lab, each experiment's from the easiest on. */
export const challenges: readonly Challenge[] = [...programChallenges, ...clockChallenges, ...nodeChallenges];

/** A challenge by its id, those that belong to a lesson among them. */
export function challengeOf(id: string): Challenge | undefined {
  return [...challenges, ...lessons.map(({ change }) => change)].find((each) => each.id === id);
}

export function questionsOf({ before, predict }: Lesson): readonly Question[] {
  return [...before, ...predict];
}
