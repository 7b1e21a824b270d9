/** How much computing something took, in ms: unlike the time of day it is the same on a busy machine. */
export function computingMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
