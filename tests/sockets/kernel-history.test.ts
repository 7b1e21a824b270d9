import { expect, test } from "vitest";
import { socketsSubject } from "../../src/experiments/sockets/subject.ts";
import { socketsScenarios } from "../../src/experiments/sockets/scenarios.ts";
import { kernelHistory } from "../../src/runtimes/kernel-history.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { citationOf, type Trace } from "../../src/trace/trace.ts";
import type { SocketView } from "../../src/contract/kernel-view.ts";
import type { Socket } from "../../src/world/sockets/socket.ts";
import { seeChanges } from "../../src/world/sockets/view.ts";
import { subjectOfAny } from "../support/fake-threads.ts";
import { socketsScenario } from "./run.ts";

const scenario = socketsScenario({
  network: { delay: { kind: "constant", ms: 10 } },
  processes: [
    {
      name: "server",
      program: [
        { op: "socket", as: "s" },
        { op: "bind", on: "s", port: 5000 },
        { op: "listen", on: "s", backlog: 1 },
        { op: "sleep", ms: 100 },
        { op: "accept", on: "s", as: "c" },
        { op: "recv", on: "c", max: 5, as: "d" },
        { op: "close", on: "c" },
        { op: "sleep", ms: 200 },
      ],
    },
    {
      name: "client",
      startAt: 10,
      program: [
        { op: "socket", as: "s" },
        { op: "connect", on: "s", port: 5000 },
        { op: "send", on: "s", data: "Hello from client" },
        { op: "recv", on: "s", max: 1024 },
      ],
    },
  ],
});
const subject = socketsSubject(scenario);
const trace: Trace = simulate(scenario, subject);
const history = kernelHistory(scenario, subject);

/** The last step at or before a moment. */
const at = (ms: number) => trace.steps.findLast(({ atMs }) => atMs <= ms)?.index ?? 0;
const stateAt = (ms: number, process: string) =>
  history.at(at(ms)).flatMap((view) => (view.process === process ? [view.state] : []));

test("each socket is in the state that TCP gives it", () => {
  expect(stateAt(5, "server")).toEqual(["LISTEN"]);
  expect(stateAt(15, "client")).toEqual(["SYN-SENT"]);
  expect(stateAt(45, "client")).toEqual(["ESTABLISHED"]);
  expect(stateAt(45, "server")).toEqual(["LISTEN", "ESTABLISHED"]);
});

test("a connection waits in the accept queue with its received bytes until accept takes it", () => {
  const [listener, waiting] = history.at(at(90)).filter(({ process }) => process === "server");
  expect(listener).toMatchObject({ places: 2, queue: [waiting?.id], blocked: [] });
  expect(waiting).toMatchObject({
    held: false,
    listener: listener?.id,
    peer: "client",
    received: { length: 17, bytes: "Hello from client" },
  });
  const accepted = trace.steps.find((step) => citationOf(step)?.values["path"] === "4");
  const after = history.at(accepted?.index ?? 0).filter(({ process }) => process === "server");
  expect(after[0]?.queue).toEqual([]);
  expect(after[1]).toMatchObject({ held: true, listener: null });
});

test("a send buffer holds unacknowledged bytes, a receive buffer unread bytes", () => {
  const sender = history.at(at(35)).find(({ process }) => process === "client");
  expect(sender?.unacked).toEqual({ length: 17, bytes: "Hello from client" });
  expect(sender?.onTheWay).toBe(17);
  const read = trace.steps.find(
    (step) => citationOf(step)?.values["path"] === "5" && citationOf(step)?.rule === "returns",
  );
  const reader = history
    .at(read?.index ?? 0)
    .find(({ process, state }) => process === "server" && state !== "LISTEN");
  expect(reader?.received).toEqual({ length: 12, bytes: " from client" });
  expect(history.at(at(60)).find(({ process }) => process === "client")?.unacked.length).toBe(0);
});

test("a blocked call is shown on its socket, with what it waits for and since when", () => {
  const client = history.at(at(90)).find(({ process }) => process === "client");
  expect(client?.blocked).toEqual([
    { thread: "main", call: "recv", awaits: "bytes", sinceMs: 30, untilMs: null },
  ]);
});

test("an earlier moment shows the state of that moment", () => {
  const first = history.at(at(45));
  history.at(trace.steps.length - 1);
  expect(history.at(at(45))).toEqual(first);
});

test("every socket that looks different is seen, though only those that changed are looked at", () => {
  const crowd = { ...scenario, network: { ...scenario.network, loss: 0.2, duplicate: 0.2 }, limitMs: 20_000 };
  for (const each of [crowd, ...socketsScenarios.map((shipped) => shipped.scenario)]) {
    const views = new Map<number, SocketView>();
    const all = new Set<Socket>();
    const take = (id: number, view: SocketView | null) =>
      void (view ? views.set(id, view) : views.delete(id));
    simulate(each, subjectOfAny(each), ({ kernel, stepCount }) => {
      if (!kernel) throw new Error("programs have a kernel");
      for (const socket of kernel.stack.changed) all.add(socket);
      seeChanges(kernel, views, take);
      for (const socket of all) kernel.stack.changed.add(socket);
      seeChanges(kernel, views, (id, view) => {
        throw new Error(`step ${stepCount}: socket ${id} was not seen to become ${JSON.stringify(view)}`);
      });
    });
    expect(all.size).toBeGreaterThan(0);
  }
});
