import type { Operation } from "../../contract/socket-operation.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Listing, Lit, Told } from "../experiment.ts";
import { actOf } from "./at.ts";
import { socketListings } from "./code.ts";
import { line, listed, type Listed } from "./listed.ts";
import { lit } from "./lit.ts";
import { listings } from "./listings.ts";
import { client, server } from "./programs/base.ts";

/**
 * The handout's two programs as they should be: they read until the stream ends, send all bytes, and close their
 * sockets also after an exception. A server of these needs a client of these: the server reads until the client
 * shuts down its side.
 */
const pairs: readonly { readonly own: Listed; readonly corrected: Listed }[] = [
  {
    own: server,
    corrected: corrected(listings.server_whole, server.program, [
      "with socket.socket() as listener:",
      "listener.bind(",
      "listener.listen(1)",
      'print("Server listening...")',
      "conn, addr = listener.accept()",
      'print("Connected by", addr)',
      "while data := conn.recv(1024):",
      'print("Received:", data.decode())',
      "conn.sendall(",
      "with conn:",
    ]),
  },
  {
    own: client,
    corrected: corrected(listings.client_whole, client.program, [
      "with socket.socket() as s:",
      "s.connect(",
      "s.sendall(",
      "while data := s.recv(1024):",
      'print("Received:", data.decode())',
      "with socket.socket() as s:",
    ]),
  },
];

/** @param anchors for each operation of the handout's program the line that does the same */
function corrected(listing: Listing, program: readonly Operation[], anchors: readonly string[]): Listed {
  return listed(
    listing,
    program.map((operation, index) => line(anchors[index] ?? "", operation)),
  );
}

/**
 * The listings of a run; where they are the handout's server and client and no others, the corrected ones follow.
 */
export function withCorrected(scenario: Scenario): readonly Listing[] {
  const shown = socketListings(scenario);
  const isHandouts = shown.length === pairs.length && pairs.every(({ own }) => shown.includes(own.listing));
  return isHandouts ? [...shown, ...pairs.map(({ corrected }) => corrected.listing)] : shown;
}

/** The lines of the corrected listing that do what the step does; null where the run has none. */
export function litInCorrected(told: Told): Lit | null {
  const here = lit(told);
  const act = actOf(told);
  const found = pairs.find(({ own }) => own.listing.name === here?.listing)?.corrected;
  const [line] = (act && found?.lines.get(act.key)) ?? [];
  if (!here || !found || line === undefined) return null;
  if (!withCorrected(told.scenario).includes(found.listing)) return null;
  return {
    listing: found.listing.name,
    lines: [line],
    notes: here.notes.map(({ text }) => ({ line, text })),
  };
}
