import {
  MOST_EVENTS,
  Unreadable,
  type GivenFile,
  type Imported,
  type Lane,
  type Problem,
  type RecordEvent,
  type RecordMessage,
} from "../record.ts";
import { short } from "../text/text.ts";
import { Connections, type Followed } from "./follow.ts";
import { readPcap, readPcapng, type Frame, type Frames } from "./frames.ts";
import type { Packet } from "./packet.ts";
import { packetLabel, packetSentence } from "./sentence.ts";
import { readTshark } from "./tshark.ts";

export type CaptureKind = "pcap" | "pcapng" | "tshark";

const READERS: Readonly<Record<CaptureKind, (file: GivenFile) => Frames>> = {
  pcap: readPcap,
  pcapng: readPcapng,
  tshark: readTshark,
};

/** Reads captures of one host, or of several. */
export function readCapture(given: readonly GivenFile[], kind: CaptureKind): Imported {
  const problems: Problem[] = [];
  const frames: { frame: Frame; file: number; number: number }[] = [];
  given.forEach((one, file) => {
    const read = READERS[kind](one);
    read.frames.forEach((frame, i) => frames.push({ frame, file, number: i + 1 }));
    if (read.isCut)
      problems.push({
        kind: "cut",
        file: one.name,
        line: null,
        text: `The file ends inside a frame, after ${read.frames.length} whole ones.`,
      });
  });
  const name = given[0]?.name ?? "";
  if (frames.length > MOST_EVENTS)
    throw new Unreadable(name, null, `there are more than ${MOST_EVENTS} frames`);
  if (given.length > 1)
    frames.sort((a, b) => a.frame.seconds - b.frame.seconds || a.frame.nanos - b.frame.nanos);
  const lanes = new Map<string, number>();
  const laneOf = (end: string) => {
    const found = lanes.get(end) ?? lanes.size;
    lanes.set(end, found);
    return found;
  };
  const connections = new Connections();
  const events: RecordEvent[] = [];
  const messages: RecordMessage[] = [];
  const [firstSeconds, firstNanos] = [frames[0]?.frame.seconds ?? 0, frames[0]?.frame.nanos ?? 0];
  let [matched, retransmissions, payloads] = [0, 0, 0];
  let midway: { followed: Followed; number: number; file: number } | null = null;
  for (const { frame, file, number } of frames) {
    const { packet } = frame;
    const atMs = (frame.seconds - firstSeconds) * 1000 + (frame.nanos - firstNanos) / 1_000_000;
    if (packet === null) continue;
    matched++;
    const followed = connections.of(packet);
    if (!followed.hasStart) midway ??= { followed, number, file };
    const again = followed.take(packet);
    if (again) retransmissions++;
    if (packet.length > 0) payloads++;
    addArrow(events, messages, {
      packet,
      again,
      from: laneOf(packet.from),
      to: laneOf(packet.to),
      atMs,
      file,
      number,
    });
  }
  if (midway !== null)
    problems.push({
      kind: "no-start",
      file: given[midway.file]?.name ?? "",
      line: null,
      text: `The capture begins in the middle of the connection of ${midway.followed.client} and ${midway.followed.server}, at frame ${midway.number}: it has no SYN.`,
    });
  return {
    kind,
    files: given.map((one) => ({ name: one.name, lines: null, understood: [] })),
    lanes: [...lanes.keys()].map((end): Lane => ({ name: end, group: end })),
    events,
    messages,
    matched,
    unmatched: frames.length - matched,
    problems,
    axis: "time",
    facts: {
      processes: [...lanes.keys()],
      connections: connections.all.map((followed) => followed.told()),
      retransmissions,
    },
    counts: { events: frames.length, messages: payloads },
  };
}

interface Sent {
  readonly packet: Packet;
  readonly again: boolean;
  readonly from: number;
  readonly to: number;
  readonly atMs: number;
  readonly file: number;
  readonly number: number;
}

/** A frame is one event where it was captured; its arrow needs an end, which is drawn at the same time. */
function addArrow(
  events: RecordEvent[],
  messages: RecordMessage[],
  { packet, again, from, to, atMs, file, number }: Sent,
): void {
  const label = packetLabel(packet);
  const text = `Frame ${number}: ${packetSentence(packet, again)}`;
  const shared = {
    atMs,
    endMs: atMs,
    file,
    line: null,
    tone: packet.flags.rst ? ("error" as const) : ("plain" as const),
  };
  events.push({ ...shared, lane: from, label, text });
  if (from === to) return;
  messages.push({
    from: events.length - 1,
    to: events.length - 1,
    toLane: to,
    label: short(label, 24),
    again,
  });
}
