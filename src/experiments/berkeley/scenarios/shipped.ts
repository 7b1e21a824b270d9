import { usualBerkeley, type BerkeleyOptions, type BerkeleyProcess } from "../scenario.ts";
import { type ShippedFile, shippedOf } from "../../shipped.ts";

interface Parts extends ShippedFile {
  readonly processes: readonly (Omit<BerkeleyProcess, "driftPpm"> & { readonly driftPpm?: number })[];
  readonly options?: Partial<BerkeleyOptions>;
  /** Stated where the lesson is how far clocks are off, in the unit of the clocks. */
  readonly rightClockMs?: number;
  readonly rightClockSeconds?: number;
}

/** A scenario that is shipped, with every default filled in. */
export function shipped({ processes, ...parts }: Parts) {
  return shippedOf(usualBerkeley, {
    ...parts,
    processes: processes.map((own) => ({ ...own, driftPpm: own.driftPpm ?? 0 })),
  });
}

/** The handout's four clocks, in seconds as it has them. */
export const handoutClocks = [100.3, 102.5, 98.4, 101.0].map((clockSeconds, i) => ({
  id: String(i + 1),
  clockSeconds,
}));
