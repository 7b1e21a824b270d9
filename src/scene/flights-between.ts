import type { Flight, Trace } from "../trace/trace.ts";

/** The flights that are under way at some step of `first` … `last`, in the order of sending. */
export function flightsBetween(trace: Trace, first: number, last: number): Flight[] {
  const found: Flight[] = [];
  for (let index = firstOver(latestEnds(trace), first); index < trace.flights.length; index++) {
    const flight = trace.flights[index];
    if (!flight || flight.sentStep > last) break;
    if (flight.endStep < 0 || flight.endStep >= first) found.push(flight);
  }
  return found;
}

const known = new WeakMap<Trace, Float64Array>();

/** For each flight the latest end of it and all before it: rising, so that the old ones can be skipped. */
function latestEnds(trace: Trace): Float64Array {
  let ends = known.get(trace);
  if (!ends) {
    let latest = -1;
    ends = Float64Array.from(trace.flights, ({ endStep }) => {
      latest = Math.max(latest, endStep < 0 ? Infinity : endStep);
      return latest;
    });
    known.set(trace, ends);
  }
  return ends;
}

/** The place of the first of the rising `numbers` that is at least `least`. */
function firstOver(numbers: Float64Array, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
