import { canonicalJson } from "../../base/canonical-json.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Operation } from "../../contract/socket-operation.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Listing } from "../experiment.ts";
import type { Listed } from "./listed.ts";
import { client, server } from "./programs/base.ts";
import { clientBase64, serverBase64 } from "./programs/encoded.ts";
import * as errors from "./programs/errors.ts";
import { clientNamed, serverLoop, serverThreads } from "./programs/many.ts";
import * as stream from "./programs/stream.ts";
import { writtenOut } from "./written-out.ts";

/** The Python of a process, and the lines of its operations. */
export interface Code {
  readonly listing: Listing;
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Whether it is one of our own listings; else it was written for this program. */
  readonly isOurs: boolean;
}

const ours: readonly Listed[] = [
  server,
  client,
  ...Object.values(errors),
  serverLoop(3),
  serverThreads(3),
  clientNamed("A", 0),
  serverBase64,
  clientBase64,
  ...Object.values(stream),
];

/** What a listing takes from outside, or what may be changed in it without making it another program. */
const free: ReadonlySet<string> = new Set(["ms", "times", "data"]);

/** The program without the values that differ between runs of one listing. */
function shapeOf(program: readonly Operation[]): string {
  return canonicalJson(bare(program));
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !free.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, bare(member)]));
}

const exact = new Map(ours.map((each) => [canonicalJson(each.program), each]));
const alike = new Map(
  [serverLoop(3), serverThreads(3), clientNamed("A", 0)].map((each) => [shapeOf(each.program), each]),
);
const found = new WeakMap<readonly Operation[], Code>();

/** The listing of a process's program: one of ours where there is one, else one that says what it does. */
export function codeOf(scenario: Scenario, process: ProcessId): Code | null {
  if (scenario.experiment !== "sockets") return null;
  const own = scenario.processes.find(({ name }) => name === process);
  if (!own) return null;
  const known = found.get(own.program);
  if (known) return known;
  const listed = exact.get(canonicalJson(own.program)) ?? alike.get(shapeOf(own.program));
  const code = listed
    ? { listing: listed.listing, lines: listed.lines, isOurs: true }
    : { ...writtenOut(process, own.program), isOurs: false };
  found.set(own.program, code);
  return code;
}

/** All of our own listings, each once. */
export const allListings: readonly Listing[] = [...new Set(ours.map(({ listing }) => listing))];
