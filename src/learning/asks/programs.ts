import { at } from "../../base/invariant.ts";
import { listed } from "../../base/words.ts";
import type { SocketsScenario } from "../../experiments/sockets/scenario.ts";
import type { TraceStep } from "../../trace/trace.ts";
import { playable, type Asks } from "../asking.ts";
import { firstStep, stepsLike, type Expected, type Pattern } from "../pattern.ts";
import type { Predicate } from "../predicate.ts";
import type { Ran } from "../ran.ts";
import { changedBy } from "../source.ts";

const received: Pattern = { process: "server", rule: "returns", "values.op": "recv" };

/** What the first recv of the server returns. */
export const recvReturns: Asks = (ran) => {
  const step = at(stepsLike(ran.trace, received), 0);
  const right = bytesOf(step);
  const sent = sentBy(ran);
  const all = sent.join("");
  const { max, waits } = recvIn(ran);
  const claim = (bytes: string): Predicate => ({
    first: { ...received, "result.value.bytes": bytes },
    before: { ...received, "result.value.bytes": { not: bytes } },
  });
  const because = `TCP carries bytes, not messages. recv(${max}) returns what has arrived by then, at most ${max} bytes, and waits only while there is nothing: ${quoted(right)}.`;
  const others = [
    changedBy(ran.scenario, { options: { segmentBytes: null } }),
    ...[1024, sent[0]?.length ?? 1].map((size) => withRecv(ran, size)),
    withDelay(ran),
  ];
  const choices = [...new Set([right, all, sent[0] ?? "", sent[sent.length - 1] ?? ""])];
  return {
    text: `The client sends ${listed(sent.map(quoted))}. The server calls recv(${max})${waits ? "" : " 100 ms after accept"}. What does its first recv return?`,
    step: step.index - 1,
    options: [
      ...choices.map((bytes) => ({
        text: quoted(bytes),
        claim: claim(bytes),
        because,
        play: bytes === right ? null : () => playable(ran, claim(bytes), others),
      })),
      {
        text: "b'', until the whole message is there",
        claim: claim(""),
        because: `An empty recv means one thing: the other end has closed. ${because}`,
        play: () => playable(ran, claim(""), [withoutSend(ran)]),
      },
    ],
  };
};

/** How many bytes a send that does not block takes. */
export const sendReturns: Asks = (ran) => {
  const step = at(stepsLike(ran.trace, { process: "client", "values.op": "send", kind: "returned" }), 0);
  const { options, processes } = ran.scenario as SocketsScenario;
  const send = at(processes, 1).program.find(({ op }) => op === "send");
  const size = send && "size" in send ? (send.size ?? 0) : 0;
  const room = options.sendBufferBytes ?? 0;
  const counted = (count: Expected): Predicate => ({
    step: { process: "client", "values.op": "send", "result.value.count": count },
  });
  const because = `send gives to the kernel as many bytes as it has room for, and returns their number: ${resultOf(step).count} of ${size}. Sending the rest is the program's work; sendall does it.`;
  const roomy = changedBy(ran.scenario, {
    options: { sendBufferBytes: null, receiveBufferBytes: null },
  });
  return {
    text: `The client's socket does not block, and its kernel has a send buffer of ${room} bytes. It calls send with ${size} bytes. What does send return?`,
    step: step.index - 1,
    options: [
      {
        text: `Fewer than ${size}: as many as there is room for`,
        claim: counted({ atLeast: 1, atMost: size - 1 }),
        because,
        play: null,
      },
      {
        text: `${size}: send sends all`,
        claim: counted(size),
        because,
        play: () => playable(ran, counted(size), [roomy]),
      },
      { text: "0: it sends nothing until there is room for all", claim: counted(0), because, play: null },
      {
        text: "Nothing: it raises an exception, since there is not room for all",
        claim: { step: { process: "client", "values.op": "send", rule: "raises" } },
        because,
        play: null,
      },
    ],
  };
};

/** Whether connect needs accept. */
export const connectFirst: Asks = (ran) => {
  const connects: Pattern = { process: "client", "values.op": "connect", kind: "returned" };
  const accepts: Pattern = { process: "server", "values.op": "accept", rule: "calls" };
  const step = at(stepsLike(ran.trace, { process: "client", "values.op": "connect", rule: "calls" }), 0);
  const because =
    "connect needs the listening socket, not accept. The kernel answers the SYN and puts the connection in the accept queue; accept takes it from there later.";
  const unready = changedBy(ran.scenario, {
    processes: ran.scenario.processes.map((own) =>
      "name" in own && own.name === "server" ? { ...own, startAt: 300 } : own,
    ),
  });
  const late = changedBy(ran.scenario, {
    network: { delay: { kind: "constant", ms: 150 } },
  });
  const waits: Predicate = { first: accepts, before: connects };
  const refused: Predicate = { step: { ...connects, "values.error.class": "ConnectionRefusedError" } };
  return {
    text: "The server listens, but it is busy and has not called accept yet. What does the client's connect do?",
    step: step.index,
    options: [
      {
        text: "It returns: the client is connected.",
        claim: { all: [{ first: connects, before: accepts }, { not: refused }] },
        because,
        play: null,
      },
      {
        text: "It waits until the server calls accept.",
        claim: waits,
        because,
        play: () => playable(ran, waits, [late]),
      },
      {
        text: "It raises ConnectionRefusedError.",
        claim: refused,
        because,
        play: () => playable(ran, refused, [unready]),
      },
    ],
  };
};

/** What decode makes of bytes that end in the middle of a character. */
export const decodes: Asks = (ran) => {
  const step = at(stepsLike(ran.trace, received), 0);
  const { max } = recvIn(ran);
  const text =
    at((ran.scenario as SocketsScenario).processes, 1).program.flatMap((each) =>
      each.op === "encode" ? [each.str ?? ""] : [],
    )[0] ?? "";
  const whole = Array.from(text);
  const kept = whole
    .slice(0, Array.from(bytesOf(step)).filter((byte) => (byte.charCodeAt(0) & 0xc0) !== 0x80).length - 1)
    .join("");
  const raises: Predicate = { step: { process: "server", "values.error.class": "UnicodeDecodeError" } };
  const prints = (what: string): Predicate => ({ step: { process: "server", printed: `Received: ${what}` } });
  const because = `recv(${max}) cuts a character of two bytes in half. Its first byte alone is not UTF-8, so decode raises UnicodeDecodeError: decode only what you know to be whole.`;
  return {
    text: `The client sends ${quoted(text)} in UTF-8, and the server calls recv(${max}) and data.decode(). What happens?`,
    step: step.index,
    options: [
      { text: "decode raises UnicodeDecodeError.", claim: raises, because, play: null },
      {
        text: `It prints “${text}”.`,
        claim: prints(text),
        because,
        play: () => playable(ran, prints(text), [withRecv(ran, 1024)]),
      },
      {
        text: `It prints “${kept}”, and the rest comes with the next recv.`,
        claim: prints(kept),
        because,
        play: () => playable(ran, prints(kept), [withRecv(ran, max - 1)]),
      },
    ],
  };
};

/** Which client gets its answer first. */
export const servedFirst: Asks = (ran) => {
  const names = ran.trace.processes.filter((name) => name !== "server");
  const answered = (name: string): Pattern => ({ process: name, rule: "returns", "values.op": "recv" });
  const [one] = stepsLike(ran.trace, { "values.op": "recv", rule: "returns", process: { not: "server" } });
  const winner = one ? at(ran.trace.processes, one.process) : "";
  const server = at((ran.scenario as SocketsScenario).processes, 0);
  const isThreaded = JSON.stringify(server.program).includes('"spawn"');
  const because = isThreaded
    ? `Each connection has a thread of its own, so a client that pauses delays only itself: ${winner} is answered first.`
    : `The server serves one connection until its end. ${capital(winner)} was accepted first, so all others wait in the accept queue, although they have sent their bytes.`;
  const claim = (name: string): Predicate => ({
    first: answered(name),
    before: { "values.op": "recv", rule: "returns", process: { has: "client", not: name } },
  });
  const connected = Math.max(
    ...names.map((name) => firstStep(ran.trace, { process: name, "values.op": "connect", rule: "returns" })),
  );
  return {
    text: `${capital(listed(names))} connect in this order, and ${at(names, 0)} pauses before it sends. The server ${isThreaded ? "starts a thread for each connection" : "serves one connection after the other"}. Which client gets its answer first?`,
    step: connected,
    options: names.map((name) => ({
      text: capital(name),
      claim: claim(name),
      because,
      play:
        name === winner
          ? null
          : () => playable(ran, claim(name), [connectsSooner(ran, name), connectsSooner(ran, name, true)]),
    })),
  };
};

/** The clients change places, and with `pauses` the first one's program stays where it was. */
function connectsSooner({ scenario }: Ran, name: string, pauses = false) {
  const { processes } = scenario as SocketsScenario;
  const first = at(processes, 1);
  const chosen = processes.find((own) => own.name === name) ?? first;
  const soonest = pauses ? 0 : Math.min(...processes.slice(1).map(({ startAt }) => startAt)) - 10;
  return changedBy(scenario, {
    processes: processes.map((own) => (own === chosen ? { ...own, startAt: Math.max(0, soonest) } : own)),
  });
}

/** The text of a step's result, or its number. */
function resultOf(step: TraceStep): { readonly bytes?: string; readonly count?: number } {
  const { happening } = step;
  const result = happening.kind === "returned" && happening.result.ok ? happening.result.value : null;
  return (result ?? {}) as ReturnType<typeof resultOf>;
}

function bytesOf(step: TraceStep): string {
  return resultOf(step).bytes ?? "";
}

function sentBy({ scenario }: Ran): string[] {
  return at((scenario as SocketsScenario).processes, 1).program.flatMap((each) =>
    (each.op === "send" || each.op === "sendall") && each.data !== undefined ? [each.data] : [],
  );
}

/** How many bytes the server's recv takes at most, and whether it is called before they can be there. */
function recvIn({ scenario }: Ran): { readonly max: number; readonly waits: boolean } {
  const { program } = at((scenario as SocketsScenario).processes, 0);
  const recv = program.find(({ op }) => op === "recv");
  return {
    max: recv?.op === "recv" ? Number(recv.max) : 0,
    waits: !program.some(({ op }) => op === "sleep"),
  };
}

function withRecv(ran: Ran, max: number) {
  return withProgram(ran, 0, (program) =>
    program.map((each) => (each.op === "recv" ? { ...each, max } : each)),
  );
}

/** The client closes without a word. */
function withoutSend(ran: Ran) {
  return withProgram(ran, 1, (program) => program.filter(({ op }) => op !== "send" && op !== "sendall"));
}

function withProgram(
  { scenario }: Ran,
  index: number,
  changed: (
    program: SocketsScenario["processes"][number]["program"],
  ) => SocketsScenario["processes"][number]["program"],
) {
  const { processes } = scenario as SocketsScenario;
  return changedBy(scenario, {
    processes: processes.map((own, at) => (at === index ? { ...own, program: changed(own.program) } : own)),
  });
}

/** The messages after the first one come later than the server's recv. */
function withDelay({ scenario }: Ran) {
  return changedBy(scenario, {
    interventions: [{ do: "delay", message: "client>server#4", byMs: 400 }],
  });
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}
