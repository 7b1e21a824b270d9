import type { Entry } from "../facts.ts";
import type { Verdict } from "../record.ts";
import type { Found } from "./found.ts";

interface Request {
  readonly time: number | null;
  readonly line: number;
  readonly replies: Set<string>;
  isServed: boolean;
}

interface Node {
  request: Request | null;
  /** Its stay, while it is inside. */
  inside: { -readonly [K in keyof Entry]: Entry[K] } | null;
}

export interface Judged {
  readonly processes: readonly string[];
  readonly entries: readonly Entry[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** For each reply that was received, the line where it was given, and for requests likewise. */
  readonly messages: readonly (readonly [from: Found, to: Found])[];
}

/** What printed lines say of Ricart and Agrawala's algorithm. An arrow needs a line at both ends. */
export function judge(found: readonly Found[]): Judged {
  const nodes = new Map<string, Node>();
  const node = (name: string) => {
    const known = nodes.get(name) ?? { request: null, inside: null };
    nodes.set(name, known);
    return known;
  };
  for (const { node: name, peer } of found) {
    if (name !== null) node(name);
    if (peer !== null) node(peer);
  }
  const entries: Entry[] = [];
  const requests: Request[] = [];
  const first: Record<string, number | undefined> = {};
  const broken = (check: string, line: number) => (first[check] ??= line);
  const hasReplies = found.some(({ event }) => event === "reply-received");
  const messages: [Found, Found][] = [];
  const sent = new Map<string, Found[]>();
  let highest: { time: number; id: string } | null = null;
  let [shown, timed] = [0, 0];

  const given = (giver: string, requester: string, line: number) => {
    const [gives, asks] = [node(giver), node(requester)];
    shown++;
    if (gives.request === null || asks.request === null) return;
    const [mine, other] = [gives.request.time, asks.request.time];
    if (mine !== null && other !== null && isLower(mine, giver, other, requester)) broken("order", line);
  };
  const take = (key: string, to: Found) => {
    const from = sent.get(key)?.shift();
    if (from) messages.push([from, to]);
  };
  const put = (key: string, from: Found) => {
    const list = sent.get(key) ?? [];
    list.push(from);
    sent.set(key, list);
  };

  for (const one of found) {
    const { event, line, node: name, peer } = one;
    if (name === null) continue;
    const own = node(name);
    switch (event) {
      case "request": {
        own.request = { time: one.time, line, replies: new Set(), isServed: false };
        requests.push(own.request);
        for (const other of nodes.keys()) if (other !== name) sent.set(`request ${name}>${other}`, [one]);
        break;
      }
      case "reply-received":
        if (peer === null) break;
        own.request?.replies.add(peer);
        given(peer, name, line);
        take(`reply ${peer}>${name}`, one);
        break;
      case "reply-sent":
        if (peer === null) break;
        given(name, peer, line);
        put(`reply ${name}>${peer}`, one);
        break;
      case "request-received":
        if (peer !== null) take(`request ${peer}>${name}`, one);
        break;
      case "enter": {
        if ([...nodes].some(([other, { inside }]) => other !== name && inside !== null))
          broken("mutual-exclusion", line);
        const time = own.request?.time ?? null;
        if (time !== null) {
          timed++;
          if (highest && isLower(time, name, highest.time, highest.id)) broken("order", line);
          if (!highest || isLower(highest.time, highest.id, time, name)) highest = { time, id: name };
        }
        if (own.request) own.request.isServed = true;
        const missing = [...nodes.keys()].some(
          (other) => other !== name && own.request?.replies.has(other) !== true,
        );
        if (missing) broken("message-count", line);
        own.inside = { process: name, timestamp: time, line, leftLine: null };
        entries.push(own.inside);
        break;
      }
      case "leave":
        if (own.inside) own.inside.leftLine = line;
        own.inside = null;
        own.request = null;
        break;
      default:
        break;
    }
  }
  const unserved = requests.find(({ isServed }) => !isServed);
  const verdict = (check: string, isTold: boolean): Verdict => {
    const line = first[check];
    return line !== undefined && isTold
      ? { verdict: "broken", line }
      : { verdict: isTold ? "holds" : "open" };
  };
  const hasEntries = entries.length > 0;
  if (unserved) broken("all-served", unserved.line);
  return {
    processes: [...nodes.keys()],
    entries,
    messages,
    verdicts: {
      "mutual-exclusion": verdict("mutual-exclusion", hasEntries),
      order: verdict("order", (shown > 0 || timed > 0) && requests.length > 0),
      "all-served": verdict("all-served", hasEntries && requests.length > 0),
      "message-count": verdict("message-count", hasEntries && hasReplies),
    },
  };
}

/** Whether (time, id) comes before another; ids that are numbers are compared as such. */
function isLower(time: number, id: string, otherTime: number, otherId: string): boolean {
  if (time !== otherTime) return time < otherTime;
  const bothNumbers = /^\d+$/.test(id) && /^\d+$/.test(otherId);
  return bothNumbers ? Number(id) < Number(otherId) : id < otherId;
}
