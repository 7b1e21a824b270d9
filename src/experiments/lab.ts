import type { Experiment, ShippedScenario, Task } from "./experiment.ts";

/** A task, with those of its scenarios that are shown. */
export interface TaskShown {
  readonly task: Task;
  readonly scenarios: readonly ShippedScenario[];
}

type Lab = Pick<Experiment, "tasks" | "scenarios">;

/** "7 Sockets": experiments carry their numbers wherever they are named. */
export function numbered({ number, title }: Pick<Experiment, "number" | "title">): string {
  return `${number} ${title}`;
}

/** "7.1 Exceptions"; a task that has no number in the handout is called by its title alone. */
export function taskName({ id, title }: Task): string {
  return hasNumber(id) ? `${id} ${title}` : title;
}

/** The same where there is room for one word: "7.1", "Base", "Beyond". */
export function taskMark({ id, title }: Task): string {
  return hasNumber(id) ? id : (title.split(" ")[0] ?? title);
}

function hasNumber(id: string): boolean {
  return /^\d/.test(id);
}

/** The tasks with their scenarios. With a query: those that have each of its words in task, title or line. */
export function tasksFound({ tasks, scenarios }: Lab, query = ""): readonly TaskShown[] {
  const words = plain(query).split(/\s+/);
  return tasks
    .map((task) => ({
      task,
      scenarios: scenarios.filter((each) => {
        const text = plain(`${taskName(task)} ${each.title} ${each.lookAt}`);
        return each.task === task.id && words.every((word) => text.includes(word));
      }),
    }))
    .filter((shown) => shown.scenarios.length > 0);
}

/** Characters that a keyboard lacks are found too. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[–−]/g, "-");
}

/** The first scenario after `current` that was not seen, and after the last one from the beginning; null for none. */
export function nextScenario(
  { scenarios }: Lab,
  current: string | undefined,
  isSeen: (id: string) => boolean,
): ShippedScenario | null {
  const from = scenarios.findIndex(({ id }) => id === current) + 1;
  const inOrder = [...scenarios.slice(from), ...scenarios.slice(0, from)];
  return inOrder.find(({ id }) => id !== current && !isSeen(id)) ?? null;
}
