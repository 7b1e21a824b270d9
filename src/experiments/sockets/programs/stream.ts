import { choice, line, listed, loop } from "../listed.ts";
import { listings } from "../listings.ts";
import { accepted, closed, connected, opened } from "./parts.ts";

const sends = (text: string) =>
  line(`s.sendall(b"${text}\\n")`, { op: "sendall", on: "s", data: `${text}\n` });

/** Three messages, one right after the other. */
export const clientMessages = listed(listings.client_messages, [
  ...connected,
  sends("The first message"),
  sends("The second"),
  sends("Third"),
  closed("s"),
]);

const message = (name: string) =>
  line(`print("Message:", ${name})`, { op: "print", args: [{ str: "Message:" }, { of: name }] });
const leave = line("break", { op: "break" });

/** Takes what a recv gives for a message. */
export const serverRecv = listed(listings.server_recv, [
  ...opened(),
  accepted,
  loop([
    line("data = conn.recv(1024)", { op: "recv", on: "conn", max: 1024, as: "data" }),
    choice("if not data:", "data", [leave]),
    message("data"),
  ]),
  closed("conn"),
  closed("listener"),
]);

/** Takes what stands before the end of a line for a message. */
export const serverLines = listed(listings.server_lines, [
  ...opened(),
  accepted,
  loop([
    line(["data = conn.recv(1024)", "line, rest = receive_line(conn, rest)"], {
      op: "recvuntil",
      on: "conn",
      until: "\n",
      max: 1024,
      rest: "rest",
      as: "line",
    }),
    choice("if not line:", "line", [leave]),
    message("line"),
  ]),
  closed("conn"),
  closed("listener"),
]);
