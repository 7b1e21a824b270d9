import { canonicalJson } from "../../base/canonical-json.ts";
import type { ProcessId } from "../../base/words.ts";
import { listedProcess, sourceOf } from "./python/own.ts";
import type { PythonSource, SocketProcess } from "./scenario.ts";
import { processIds, type Scenario } from "../../scenario/scenario.ts";
import type { Listing } from "../experiment.ts";
import type { Listed } from "./listed.ts";
import { client, server } from "./programs/base.ts";
import { clientBase64, serverBase64 } from "./programs/encoded.ts";
import * as errors from "./programs/errors.ts";
import { oneOfMany } from "./programs/many.ts";
import * as stream from "./programs/stream.ts";
import { writtenOut } from "./written-out.ts";

/** The Python of a process, and the lines of its operations. */
export interface Code {
  readonly listing: Listing;
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Whether it is one of our listings; otherwise it was generated for this program. */
  readonly isOurs: boolean;
}

const ours: readonly Listed[] = [
  server,
  client,
  ...Object.values(errors),
  serverBase64,
  clientBase64,
  ...Object.values(stream),
];

const exact = new Map(ours.map((each) => [canonicalJson(each.program), each]));
const found = new WeakMap<SocketProcess, Code>();

/** The listing of a process's program: one of ours if there is one, otherwise a generated one. */
export function codeOf(scenario: Scenario, process: ProcessId, file?: string): Code | null {
  const own = listedProcess(scenario, process);
  if (!own) return null;
  const known = found.get(own);
  if (known) return known;
  if (own.python) return ownCode(own.python, file);
  const listed = own.onError === "stop" ? listedOf(own.program) : null;
  const code = listed
    ? { listing: listed.listing, lines: listed.lines, isOurs: true }
    : { ...writtenOut(own), isOurs: false };
  found.set(own, code);
  return code;
}

/** A file of a student's own program: the main one, or another that it imports. */
function ownCode({ main, files }: PythonSource, file = main): Code | null {
  const text = files[file];
  return text === undefined ? null : { listing: { name: file, text }, lines: new Map(), isOurs: true };
}

function listedOf(program: SocketProcess["program"]): Listed | null {
  return exact.get(canonicalJson(program)) ?? oneOfMany(program);
}

/** The listing of each process, in their order. */
export function socketListings(scenario: Scenario): readonly Listing[] {
  const listings = processIds(scenario).flatMap((process) => {
    const files = Object.keys(sourceOf(scenario, process)?.files ?? {});
    return files.length > 0
      ? files.flatMap((file) => codeOf(scenario, process, file)?.listing ?? [])
      : (codeOf(scenario, process)?.listing ?? []);
  });
  // Processes share a folder, and may run the same file.
  return [...new Map(listings.map((listing) => [`${listing.name}\0${listing.text}`, listing])).values()];
}
