import { attempt, choice, line, listed } from "../listed.ts";
import { listings } from "../listings.ts";
import { accepted, closed, connected, connectedBy, opened, received, said, sent, told } from "./parts.ts";

const [opening, ...rest] = opened();
const slept = (seconds: number) => line(`time.sleep(${seconds})`, { op: "sleep", ms: seconds * 1000 });
const timeout = line("s.settimeout(0.2)", { op: "settimeout", on: "s", ms: 200 });
const [made, connects] = connected;
const hello = sent("s", "Hello from client");

export const serverTry = listed(listings.server_try, [
  ...(opening ? [opening] : []),
  attempt(
    [...rest, accepted, connectedBy, ...received("conn"), sent("conn", "Hello from server"), closed("conn")],
    [{ class: "OSError", as: "error", nodes: [told("The server stops:")] }],
    [closed("listener"), said("The listener is closed.")],
  ),
]);

export const serverReuse = listed(listings.server_reuse, [
  ...(opening ? [opening] : []),
  line("listener.setsockopt(", { op: "setsockopt", on: "listener", opt: "SO_REUSEADDR", value: 1 }),
  ...rest,
  accepted,
  connectedBy,
  ...received("conn"),
  sent("conn", "Hello from server"),
  closed("conn"),
]);

export const serverHangsUp = listed(listings.server_hangs_up, [
  ...opened(),
  accepted,
  ...received("conn"),
  closed("conn"),
  said("Closed without an answer."),
]);

export const serverReadsNothing = listed(listings.server_reads_nothing, [
  ...opened(),
  accepted,
  slept(0.1),
  closed("conn"),
  said("Closed without reading."),
]);

export const serverSilent = listed(listings.server_silent, [
  ...opened(),
  accepted,
  ...received("conn"),
  slept(0.5),
  closed("conn"),
]);

const [reads, prints] = received("s");

export const clientTry = listed(listings.client_try, [
  ...(made ? [made] : []),
  timeout,
  attempt(
    [
      ...(connects ? [connects] : []),
      hello,
      ...(reads ? [reads] : []),
      choice("if not data:", "data", [said("The server has hung up.")], prints ? [prints] : []),
    ],
    [
      { class: "ConnectionRefusedError", as: "error", nodes: [told("No server listens there:")] },
      { class: "ConnectionResetError", as: "error", nodes: [told("The server is gone:")] },
      { class: "TimeoutError", as: "error", nodes: [told("No answer in 0.2 s:")] },
    ],
    [closed("s"), said("The socket is closed.")],
  ),
]);

export const clientTimeout = listed(listings.client_timeout, [
  ...(made ? [made] : []),
  timeout,
  ...(connects ? [connects] : []),
  hello,
  ...received("s"),
  closed("s"),
]);

const threeSends = [
  sent("s", "first"),
  slept(0.1),
  sent("s", "second"),
  slept(0.15),
  sent("s", "third"),
  said("All sent."),
];

export const clientTwice = listed(listings.client_twice, [...connected, ...threeSends, closed("s")]);

export const clientTwiceTry = listed(listings.client_twice_try, [
  ...connected,
  attempt(
    threeSends,
    [{ class: "BrokenPipeError", as: "error", nodes: [told("The server has closed:")] }],
    [closed("s"), said("The socket is closed.")],
  ),
]);
