/** What a program prints when a thread enters and leaves the critical section: patterns as in docs/scenario.md. */
export interface CriticalSection {
  readonly enters: string;
  readonly leaves: string;
}

export const usualCriticalSection: CriticalSection = {
  enters:
    "enter* CS | enter* critical section | in CS | in the CS | in critical section | in the critical section | inside * critical section | !to enter | !not | !want* | !wait* | !request* | !try*",
  leaves:
    "leav* CS | leav* critical section | left * CS | left * critical section | exit* CS | exit* critical section | releas* CS | releas* critical section",
};
