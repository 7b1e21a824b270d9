import { assert, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";

function shippedRun(id: string): Run {
  const shipped = shippedScenario("sockets", id);
  assert(shipped);
  return runOf(socketsExperiment, shipped.scenario);
}

/** The lit lines of the corrected listings of each step. */
function stepped({ scenario, trace, ...run }: Run): string[] {
  return trace.steps.flatMap(({ index }) => {
    const lit = socketsExperiment.litBeside?.(toldOf({ ...run, scenario, trace }, index)) ?? null;
    const listing = socketsExperiment.listingsOf(scenario).find(({ name }) => name === lit?.listing);
    return (lit?.lines ?? []).map((line) => listing?.text.split("\n")[line - 1]?.trim() ?? "");
  });
}

test("the corrected listings are beside the handout's, with the matching lines lit", () => {
  const run = shippedRun("hello");
  const files = socketsExperiment.listingsOf(run.scenario);
  expect(files.map(({ name, corrects }) => [name, corrects])).toEqual([
    ["server.py", undefined],
    ["client.py", undefined],
    ["server_whole.py", "server.py"],
    ["client_whole.py", "client.py"],
  ]);
  const lines = new Set(stepped(run));
  expect([...lines]).toEqual([
    "with socket.socket() as listener:",
    'listener.bind(("localhost", 12345))',
    "listener.listen(1)",
    'print("Server listening...")',
    "conn, addr = listener.accept()",
    "with socket.socket() as s:",
    's.connect(("localhost", 12345))',
    's.sendall(b"Hello from client")',
    "while data := s.recv(1024):",
    'print("Connected by", addr)',
    "while data := conn.recv(1024):",
    'print("Received:", data.decode())',
    'conn.sendall(b"Hello from server")',
    "with conn:",
  ]);
});

test("a server that would wait for its client to shut down is not offered beside other clients", () => {
  for (const id of ["timed-out", "refused-caught", "a-thread-each"]) {
    const run = shippedRun(id);
    expect(socketsExperiment.listingsOf(run.scenario).filter(({ corrects }) => corrects)).toEqual([]);
    expect(stepped(run)).toEqual([]);
  }
});
