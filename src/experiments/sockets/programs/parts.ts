import { line, type Node } from "../listed.ts";

export const port = 12_345;

/** The first operations of every server. */
export function opened(backlog = 1): Node[] {
  return [
    line("listener = socket.socket()", { op: "socket", as: "listener" }),
    line('listener.bind(("localhost", 12345))', { op: "bind", on: "listener", port, host: "localhost" }),
    line(`listener.listen(${backlog})`, { op: "listen", on: "listener", backlog }),
    line('print("Server listening...")', { op: "print", str: "Server listening..." }),
  ];
}

export const accepted: Node = line("conn, addr = listener.accept()", {
  op: "accept",
  on: "listener",
  as: "conn",
  peer: "addr",
});

export const connectedBy: Node = line('print("Connected by", addr)', {
  op: "print",
  args: [{ str: "Connected by" }, { of: "addr" }],
});

export const connected: readonly Node[] = [
  line("s = socket.socket()", { op: "socket", as: "s" }),
  line('s.connect(("localhost", 12345))', { op: "connect", on: "s", port, host: "localhost" }),
];

/** A recv and the print of what came. */
export function received(on: "s" | "conn"): Node[] {
  return [
    line(`data = ${on}.recv(1024)`, { op: "recv", on, max: 1024, as: "data" }),
    line('print("Received:", data.decode())', {
      op: "print",
      args: [{ str: "Received:" }, { decode: "data" }],
    }),
  ];
}

export function sent(on: "s" | "conn", data: string): Node {
  return line(`${on}.send(b"${data}")`, { op: "send", on, data });
}

export function closed(on: "s" | "conn" | "listener"): Node {
  return line(`${on}.close()`, { op: "close", on });
}

export function said(text: string): Node {
  return line(`print("${text}")`, { op: "print", str: text });
}

/** The line that an `except` prints: our words, and Python's text of the exception. */
export function told(words: string): Node {
  return line(`print("${words}", error)`, { op: "print", args: [{ str: words }, { of: "error" }] });
}
