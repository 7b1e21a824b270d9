import type { WireRule } from "../../protocols/over-sockets/citation.ts";
import type { Told } from "../experiment.ts";
import type { Line, Lines } from "../lines.ts";
import { socketsListing } from "./listings.ts";
import { numberOf, textValueOf } from "./values.ts";

/** The lines of node_sockets.py that the connections' steps stand on. */
export const wireLines: Readonly<Record<WireRule, (told: Told) => Lines>> = {
  opens: () => inSockets(["self.listener = socket.socket()"], ["self.listener.setsockopt(*reuse)"]),
  listens: (told) =>
    inSockets(
      ["self.listener.listen(len(self.peers))", `port ${numberOf(told, "port")}`],
      ["self.in_thread(self.accept)"],
    ),
  connects: (told) => inSockets(["link.connect((HOST, port(peer)))", `port ${numberOf(told, "port")}`]),
  connected: (told) =>
    inSockets(
      ['self.write(link, {"kind": "HELLO", "id": self.id})', `peer is ${textValueOf(told, "to")}`],
      ["self.in_thread(self.read, link, peer)"],
    ),
  refused: (told) =>
    inSockets(
      ["except ConnectionRefusedError:  # it does not listen yet", `${numberOf(told, "tries")}. time`],
      ["time.sleep(pause_ms / 1000)"],
    ),
  accepts: () => inSockets(["link, _ = self.listener.accept()"], ["self.in_thread(self.read, link, None)"]),
  greeted: (told) =>
    inSockets(['self.opened(message["id"], link)', `message["id"] is ${textValueOf(told, "from")}`]),
  "half-a-line": () => inSockets(["text += data", "no line end yet"], ["while data := link.recv(4096):"]),
  garbled: () => inSockets(["peer = self.hear(link, peer, json.loads(line))"]),
  "peer-gone": (told) => inSockets(["link.close()  # end of stream or reset", textValueOf(told, "by")]),
};

function inSockets(...lines: readonly Line[]): Lines {
  return { listing: socketsListing, lines };
}
