import type { Task } from "../experiment.ts";

export const berkeleyTasks: readonly Task[] = [
  {
    id: "base",
    title: "Base",
    aim: "Average four clocks, and give each clock its adjustment.",
    doneWhen:
      "your program prints the adjustments 0.25, −1.95, 2.15 and −0.45, and all four clocks show 100.55.",
  },
  {
    id: "8.1",
    title: "Network delays",
    aim: "Delay every message, and correct each reading by half of its round trip.",
    doneWhen: "you can say for each reading how far off it may be: by at most half of its round trip.",
  },
  {
    id: "8.2",
    title: "Leader election",
    aim: "Let the clocks elect the one with the lowest reading as their master.",
    doneWhen: "all clocks name the same master, and they elect another one after it stops.",
  },
  {
    id: "8.3",
    title: "Real processes",
    aim: "Run each clock as a process of its own, and synchronise them in real time.",
    doneWhen: "your clocks drift apart while they run, and each round brings them together again.",
  },
  {
    id: "beyond",
    title: "Beyond the handout",
    aim: "See what real systems do about clocks that drift, that run ahead or that are wrong.",
    doneWhen: "you can say why a clock is slewed, not set back, and how the average leaves a wild clock out.",
  },
];
