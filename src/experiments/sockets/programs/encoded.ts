import { line, listed } from "../listed.ts";
import { listings } from "../listings.ts";
import { accepted, closed, connected, connectedBy, opened } from "./parts.ts";

const decoded = [
  line("plain = base64.b64decode(data)", { op: "b64decode", of: "data", as: "plain" }),
  line('print("Received:", plain.decode())', {
    op: "print",
    args: [{ str: "Received:" }, { decode: "plain" }],
  }),
] as const;

const reading = (on: "s" | "conn") =>
  line(`data = ${on}.recv(1024)`, { op: "recv", on, max: 1024, as: "data" });

export const serverBase64 = listed(listings.server_base64, [
  ...opened(),
  accepted,
  connectedBy,
  reading("conn"),
  ...decoded,
  line("reply = base64.b64encode(", { op: "b64encode", data: "Hello from server", as: "reply" }),
  line("conn.send(reply)", { op: "send", on: "conn", of: "reply" }),
  closed("conn"),
]);

export const clientBase64 = listed(listings.client_base64, [
  ...connected,
  line("secret = base64.b64encode(", { op: "b64encode", data: "The password is 1234", as: "secret" }),
  line("s.send(secret)", { op: "send", on: "s", of: "secret" }),
  reading("s"),
  ...decoded,
  closed("s"),
]);
