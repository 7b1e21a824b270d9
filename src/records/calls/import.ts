import type { Failure, Wait } from "../facts.ts";
import {
  MOST_EVENTS,
  Unreadable,
  type Facts,
  type Lane,
  type RecordEvent,
  type RecordMessage,
} from "../record.ts";
import { short } from "../text/text.ts";
import type { Call, Turn } from "./call.ts";
import { connectionOf, flowConnection, refusedConnection, streamsOf } from "./connections.ts";
import { matchDatagrams, pairEnds } from "./pair.ts";
import { callSentence } from "./sentence.ts";
import { walk } from "./walk.ts";

/** From this many milliseconds on, a call has waited. */
const WAIT_MS = 20;
/** Whose failure says nothing about the network. */
const QUESTIONS = new Set(["getsockname", "getpeername", "getsockopt"]);

export interface FromCalls {
  readonly lanes: readonly Lane[];
  readonly events: readonly RecordEvent[];
  readonly messages: readonly RecordMessage[];
  readonly facts: Facts;
  /** The line of a call on a connection whose beginning is missing. */
  readonly noStart: Call | null;
}

interface Known {
  /** Whether a file ends too early. */
  readonly isCut: boolean;
  readonly threads: (process: string) => number;
  /** Whether calls of the process are missing. */
  readonly isPartial: (process: string) => boolean;
}

/** What calls on sockets come to. @param nameOf the file's name for a process, given the order of those that use sockets */
export function fromCalls(
  calls: readonly Call[],
  turns: readonly Turn[],
  names: (processes: readonly string[]) => ReadonlyMap<string, string>,
  { isCut, threads, isPartial }: Known,
  firstFile: string,
): FromCalls {
  const { sockets, refused, socketOf } = walk(calls, turns);
  for (const socket of sockets) socket.isPartial = isPartial(socket.process);
  const onSockets = calls
    .filter((call) => socketOf.has(call) || call.shown !== undefined)
    .sort((a, b) => a.at - b.at || a.file - b.file || a.line - b.line);
  if (onSockets.length > MOST_EVENTS)
    throw new Unreadable(firstFile, null, `there are more than ${MOST_EVENTS} calls on sockets`);
  const names_ = names([...new Set(onSockets.map(({ process }) => process))]);
  const nameOf = (process: string) => names_.get(process) ?? process;
  const pairs = pairEnds(sockets);
  const datagrams = matchDatagrams(sockets);
  const streams = streamsOf(pairs, datagrams, isCut);
  const connections = [
    ...pairs.map((pair) => ({
      at: pair.client?.connecting?.at ?? pair.server?.connectedAt ?? 0,
      connection: connectionOf(pair, nameOf),
    })),
    ...refused.map((one) => ({ at: one.at, connection: refusedConnection(one, nameOf) })),
    ...datagrams.flows.map((flow) => ({ at: flow.startedAt, connection: flowConnection(flow, nameOf) })),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ connection }) => connection);
  const { lanes, laneOf } = lanesOf(onSockets, nameOf);
  const first = onSockets[0]?.at ?? 0;
  const index = new Map<Call, number>();
  const events = onSockets.map((call, i): RecordEvent => {
    index.set(call, i);
    const atMs = (call.at - first) * 1000;
    return {
      lane: laneOf(call),
      atMs,
      endMs: atMs + (call.ms ?? 0),
      label: call.shown?.label ?? labelOf(call),
      text: call.shown?.text ?? callSentence(call, nameOf(call.process)),
      file: call.file,
      line: call.line,
      tone: isFailure(call) ? "error" : (call.ms ?? 0) >= WAIT_MS ? "wait" : "plain",
    };
  });
  const messages = streams.pairs.flatMap(([send, receive]): RecordMessage[] => {
    const [from, to] = [index.get(send), index.get(receive)];
    if (from === undefined || to === undefined) return [];
    return [{ from, to, label: send.data ? short(send.data, 24) : `${send.bytes ?? 0} B`, again: false }];
  });
  const processes = [...new Set(onSockets.map(({ process }) => process))];
  return {
    lanes,
    events,
    messages,
    noStart:
      [...sockets].find(
        (socket) =>
          !socket.hasStart &&
          socket.protocol === "tcp" &&
          socket.role !== "listener" &&
          socket.sends.length + socket.receives.length > 0,
      )?.sends[0] ??
      sockets.find((socket) => !socket.hasStart && socket.protocol === "tcp" && socket.receives.length > 0)
        ?.receives[0] ??
      null,
    facts: {
      processes: processes.map(nameOf),
      threads: Object.fromEntries(processes.map((process) => [nameOf(process), threads(process)])),
      connections,
      waits: onSockets
        .filter(({ ms, shown }) => ms !== null && ms >= WAIT_MS && shown === undefined)
        .map((call): Wait => ({
          process: nameOf(call.process),
          call: call.name,
          at: call.at,
          ms: Math.round((call.ms ?? 0) * 1000) / 1000,
        })),
      errors: onSockets.filter(isFailure).map((call): Failure => ({
        process: nameOf(call.process),
        call: call.name,
        error: call.error ?? "",
      })),
      verdicts: { "no-byte-lost": streams.verdict },
    },
  };
}

function isFailure(call: Call): boolean {
  return call.error !== null && call.error !== "EINPROGRESS" && !QUESTIONS.has(call.name);
}

function labelOf(call: Call): string {
  if (call.error !== null && call.error !== "EINPROGRESS") return `${call.name}: ${call.error}`;
  return (call.op === "send" || call.op === "recv") && call.bytes !== undefined
    ? `${call.name} ${call.bytes}`
    : call.name;
}

/** A line of the picture for each thread that uses sockets; one without threads has its process's name. */
function lanesOf(calls: readonly Call[], nameOf: (process: string) => string) {
  const keys = new Map<string, number>();
  const threads = new Map<string, string[]>();
  for (const { process, thread } of calls) {
    const list = threads.get(process) ?? [];
    if (!list.includes(thread)) list.push(thread);
    threads.set(process, list);
  }
  const lanes: Lane[] = [];
  for (const [process, list] of threads)
    list.forEach((thread, i) => {
      keys.set(`${process} ${thread}`, lanes.length);
      lanes.push({
        name: i === 0 ? nameOf(process) : `${nameOf(process)} thread ${i + 1}`,
        group: nameOf(process),
      });
    });
  return { lanes, laneOf: ({ process, thread }: Call) => keys.get(`${process} ${thread}`) ?? 0 };
}
