const MARK = " (real processes)";

/** The title of a scenario as it is run for real, and its recording's. */
export function liveTitle(title: string): string {
  return title.endsWith(MARK) ? title : `${title}${MARK}`.slice(-500);
}
