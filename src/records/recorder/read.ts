import type { Call, Op, Turn } from "../calls/call.ts";
import { fromCalls } from "../calls/import.ts";
import { Unreadable, type GivenFile, type Imported, type Problem } from "../record.ts";
import { isObject, textIn, type Json } from "../text/json-values.ts";
import { countBlank, linesOf, short, textOf } from "../text/text.ts";

const OPS: Readonly<Record<string, Op>> = {
  socket: "socket",
  bind: "bind",
  listen: "listen",
  accept: "accept",
  connect: "connect",
  connect_ex: "connect",
  send: "send",
  sendall: "send",
  sendto: "send",
  sendmsg: "send",
  recv: "recv",
  recvfrom: "recv",
  recvmsg: "recv",
  recv_into: "recv",
  recvfrom_into: "recv",
  shutdown: "shutdown",
  close: "close",
};

/** Reads the records of `lab_recorder.py`, one file for each process. */
export function readRecorder(given: readonly GivenFile[]): Imported {
  const calls: Call[] = [];
  const turns: Turn[] = [];
  const problems: Problem[] = [];
  const hosts: string[] = [];
  const threads = new Map<string, Set<string>>();
  const files: Imported["files"][number][] = [];
  let [matched, unmatched, isCut] = [0, 0, false];
  given.forEach((one, file) => {
    const text = textOf(one);
    const lines = linesOf(text);
    const understood = lines.map(() => false);
    const process = String(file);
    const head = parsed(lines[0] ?? "");
    if (head?.["lab_recorder"] === undefined)
      throw new Unreadable(one.name, 1, "this is not the first line of lab_recorder.py");
    hosts.push(textIn(head, "host"));
    understood[0] = true;
    let hasEnd = false;
    const begun = new Map<string, Call>();
    lines.forEach((line, i) => {
      const value = i === 0 ? null : parsed(line);
      if (value === null || typeof value["t"] !== "number" || typeof value["call"] !== "string") return;
      understood[i] = true;
      if (value["call"] === "end") {
        hasEnd = true;
        turns.push({ kind: "death", at: value["t"], process });
        return;
      }
      const call = toCall(value, { file, line: i + 1, process });
      threads.set(process, (threads.get(process) ?? new Set()).add(call.thread));
      // A call that lasts is written twice: when it has lasted for a while, and when it has ended.
      if (!call.isDone && call.error === null) begun.set(`${call.thread} ${call.at}`, call);
      else {
        begun.delete(`${call.thread} ${call.at}`);
        calls.push(call);
      }
    });
    calls.push(...begun.values());
    if (!hasEnd)
      problems.push({
        kind: "no-end",
        file: one.name,
        line: null,
        text: "The program was killed: the last moment may not be recorded.",
      });
    if (!text.endsWith("\n") && understood.at(-1) === false) {
      isCut = true;
      problems.push({
        kind: "cut",
        file: one.name,
        line: lines.length,
        text: "The file ends inside this line.",
      });
    }
    const good = understood.filter(Boolean).length;
    matched += good;
    unmatched += lines.length - good - countBlank(lines);
    files.push({ name: one.name, lines, understood });
  });
  const nameOf = (process: string) => (given[Number(process)]?.name ?? "").replace(/\.lab\.jsonl$/, "");
  const from = fromCalls(
    calls,
    turns,
    (processes) => new Map(processes.map((process) => [process, nameOf(process)])),
    { isCut, threads: (process) => threads.get(process)?.size ?? 0, isPartial: () => false },
    given[0]?.name ?? "",
  );
  const clockOf = new Map(given.map((_, file) => [nameOf(String(file)), hosts[file] ?? ""]));
  return {
    kind: "recorder",
    files,
    lanes: from.lanes.map((lane) => ({ ...lane, clock: clockOf.get(lane.group) ?? "" })),
    events: from.events,
    messages: from.messages,
    matched,
    unmatched,
    problems,
    axis: "time",
    facts: from.facts,
  };
}

function parsed(line: string): Json | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function numberIn(value: Json, key: string): number | null {
  const found = value[key];
  return typeof found === "number" && Number.isFinite(found) ? found : null;
}

function toCall(
  value: Json,
  where: { readonly file: number; readonly line: number; readonly process: string },
): Call {
  const name = textIn(value, "call");
  const error = textIn(value, "error") || null;
  const ms = numberIn(value, "ms");
  const thread = textIn(value, "thread");
  const place = value["file"] === undefined ? undefined : `${textIn(value, "file")}:${textIn(value, "line")}`;
  const op = OPS[name] ?? "other";
  const made = numberIn(value, "made");
  const protocol = textIn(value, "protocol");
  const address = textIn(value, "address");
  return {
    op,
    name,
    ...where,
    thread,
    fd: numberIn(value, "fd"),
    at: numberIn(value, "t") ?? 0,
    ms,
    error,
    isDone: ms !== null && error === null,
    local: textIn(value, "local") || null,
    peer: textIn(value, "peer") || null,
    made,
    ...(protocol === "tcp" || protocol === "udp" ? { protocol } : {}),
    ...(address === "" ? {} : { address }),
    bytes: numberIn(value, "bytes") ?? 0,
    data: textIn(value, "data"),
    wants: numberIn(value, "wanted") !== 0,
    closesSending: numberIn(value, "how") !== 0,
    ...(place === undefined ? {} : { place }),
    ...(op === "other" ? { shown: shown(name, value, ms, place) } : {}),
  };
}

function shown(
  name: string,
  value: Json,
  ms: number | null,
  place: string | undefined,
): { label: string; text: string } {
  const at = place === undefined ? "" : `${place}: `;
  const long = ms === null ? "" : ` ${ms.toFixed(1)} ms`;
  if (name === "print")
    return {
      label: short(textIn(value, "text"), 30),
      text: `${at}prints “${short(textIn(value, "text"), 120)}”.`,
    };
  if (name === "sleep") return { label: "sleep", text: `${at}sleeps${long}.` };
  if (name === "lock") return { label: "waits for a lock", text: `${at}waits${long} for a lock.` };
  if (name === "thread")
    return { label: "starts a thread", text: `${at}starts ${short(textIn(value, "started"), 40)}.` };
  return { label: short(name, 20), text: `${at}${short(name, 40)}.` };
}
