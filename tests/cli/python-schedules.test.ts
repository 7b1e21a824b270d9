import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { schedules } from "../../src/cli/schedules.ts";
import type { ScheduleArguments } from "../../src/cli/python-arguments.ts";
import { Folder } from "./command.ts";
import { templates } from "../../src/experiments/sockets/python/templates.ts";
import { ownCase, ownProgram, type OwnProcess } from "../support/own-case.ts";

interface Printed {
  readonly schedules: number;
  readonly complete: boolean;
  readonly bound: string;
  readonly outcomes: readonly {
    readonly kind: string;
    readonly broken: readonly string[];
    readonly count: number;
    readonly console: Readonly<Record<string, readonly string[]>>;
    readonly exits: Readonly<
      Record<string, { readonly exit: number | null; readonly exception: string | null }>
    >;
    readonly why: readonly string[];
    readonly scenario: object;
  }[];
}

const usual: ScheduleArguments = {
  schedules: 40,
  seed: 0,
  preempt: "calls",
  losses: 0,
  kills: 0,
  required: null,
};

async function tried(processes: readonly OwnProcess[], wanted: Partial<ScheduleArguments> = {}) {
  return await triedCase(JSON.parse(ownCase(processes)), wanted);
}

async function triedCase(scenario: unknown, wanted: Partial<ScheduleArguments>) {
  let out = "";
  let err = "";
  const outlet = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const status = await schedules(
    { scenario, format: "summary", schedules: null },
    { ...usual, ...wanted },
    outlet,
  );
  return { status, err, told: JSON.parse(out) as Printed };
}

const counter = (body: string) => [
  {
    name: "counter",
    text: `import threading
total = 0
lock = threading.Lock()
def work():
    global total
${body.replace(/^/gm, "    ")}
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
`,
  },
];

const philosophers = (order: string) => [
  {
    name: "table",
    text: `import threading
forks = [threading.Lock() for _ in range(3)]
def eat(i):
    first, second = ${order}
    with forks[first]:
        with forks[second]:
            print(i, "eats")
threads = [threading.Thread(target=eat, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`,
  },
];

const received = (take: string) => [
  {
    name: "server",
    text: `import socket
s = socket.create_server(("127.0.0.1", 5000))
c, _ = s.accept()
${take}
print(data.decode())
c.close()
s.close()
`,
  },
  {
    name: "client",
    startAt: 300,
    text: `import socket
with socket.create_connection(("127.0.0.1", 5000)) as s:
    s.sendall(b"a message of some length")
`,
  },
];

const whole = `data = b""
while piece := c.recv(1024):
    data += piece`;

describe("interleave python --schedules", () => {
  it("finds the lost update between two lines, and its shortest schedule gives it again", async () => {
    const { told } = await tried(counter("seen = total\ntotal = seen + 1"), { preempt: "lines" });
    expect(new Set(told.outcomes.map(({ console }) => console["counter"]?.join()))).toEqual(
      new Set(["1", "2"]),
    );
    expect(told.schedules).toBe(40);
    const lost = told.outcomes.find(({ console }) => console["counter"]?.[0] === "1");
    expect(lost?.why).toEqual([
      expect.stringMatching(
        /^An update of total is lost: (Thread-\d \(work\)) read it in line 6, Thread-\d \(work\) wrote it in line 7, and then \1 wrote it in line 7 with what it had read\.$/,
      ),
    ]);
    expect(told.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    const folder = new Folder();
    try {
      for (const { scenario, console, exits } of told.outcomes) {
        let out = "";
        const file = folder.write("found.json", JSON.stringify(scenario));
        await run(
          { files: [file], format: "summary", picture: "diagram", step: null, required: [] },
          { out: (text) => void (out += text), err: () => {} },
        );
        expect(JSON.parse(out)).toMatchObject({ console, exits });
      }
    } finally {
      folder.remove();
    }
  });

  it("does not find it where threads change at calls alone, nor behind a lock", async () => {
    const bare = await tried(counter("seen = total\ntotal = seen + 1"));
    expect(bare.told.outcomes.map(({ console }) => console["counter"])).toEqual([["2"]]);
    const locked = await tried(counter("with lock:\n    seen = total\n    total = seen + 1"), {
      preempt: "lines",
      required: "ok",
    });
    expect(locked.told.outcomes.map(({ console }) => console["counter"])).toEqual([["2"]]);
    expect(locked.status).toBe(0);
  });

  it("finds the philosophers' deadlock, and none where forks are taken in one order", async () => {
    const wanted = { schedules: 100, required: "ok" } as const;
    const bad = await tried(philosophers("i, (i + 1) % 3"), wanted);
    const kinds = bad.told.outcomes.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["ok", "stuck"]));
    expect(bad.status).toBe(1);
    const stuck = bad.told.outcomes.find(({ kind }) => kind === "stuck");
    expect(stuck?.why[0]).toMatch(
      /^table: deadlock; Thread-\d \(eat\) waits in line 6 for the lock .* holds\.$/,
    );
    expect(bad.err).toMatch(/^\d+ of 100 schedules end as stuck, not as ok\n$/);
    const good = await tried(philosophers("sorted((i, (i + 1) % 3))"), { ...wanted, schedules: 25 });
    expect([good.status, good.err]).toEqual([0, ""]);
  });

  it("finds half a message where one recv is taken for a message, and none in a loop", async () => {
    const once = await tried(received("data = c.recv(1024)"), { schedules: 30 });
    const printed = once.told.outcomes.map(({ console }) => console["server"]?.[0] ?? "");
    expect(printed.length).toBeGreaterThan(1);
    for (const text of printed) expect("a message of some length".startsWith(text)).toBe(true);
    const loop = await tried(received(whole), { schedules: 30, required: "ok" });
    expect([loop.status, loop.told.outcomes.length]).toEqual([0, 1]);
  });

  it("kills a process only where that is asked for, and then tells who is left", async () => {
    const killed = await tried(received(whole), { schedules: 30, kills: 1 });
    expect(killed.told.outcomes.some(({ kind }) => kind !== "ok")).toBe(true);
  });

  it("loses a datagram only where that is asked for", async () => {
    const pair = [
      {
        name: "server",
        text: `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 5000))
print(s.recvfrom(100)[0].decode())
`,
      },
      {
        name: "client",
        startAt: 300,
        text: `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(b"hello", ("127.0.0.1", 5000))
`,
      },
    ];
    const kinds = async (losses: number) =>
      new Set((await tried(pair, { schedules: 20, losses })).told.outcomes.map(({ kind }) => kind));
    expect(await kinds(0)).toEqual(new Set(["ok"]));
    expect(await kinds(1)).toEqual(new Set(["ok", "stuck"]));
  });

  it("says what of all orders it has tried, and stops once it has tried all", async () => {
    const prints = [
      {
        name: "two",
        text: `import threading
t = threading.Thread(target=lambda: print("a"))
t.start()
print("b")
t.join()
`,
      },
    ];
    const { told } = await tried(prints, { schedules: 500 });
    expect(told).toMatchObject({ complete: true, bound: "every order of the threads was tried" });
    expect(told.schedules).toBeLessThan(500);
    expect(new Set(told.outcomes.map(({ console }) => console["two"]?.join()))).toEqual(
      new Set(["a,b", "b,a"]),
    );
  });
});

/** A program of tests/support/own-programs, in a process of its name. */
function mistaken(file: string, process: Partial<OwnProcess> = {}): OwnProcess {
  return { name: file, text: ownProgram(file), ...process };
}

const node = (text: string, id: number, clock: number): OwnProcess => ({
  name: `node${id}`,
  text,
  args: [`${id}`, `${clock}`],
});
const rightOrder = ownProgram("right_order");
const noTieBreak = rightOrder.replace("order[0] < order[1]", "order[0][0] < order[1][0]");

const crowded = "Two processes are in the critical section";

describe("mistakes that students make fall within a few schedules, and are told", () => {
  it.each([
    [
      "a missing lock",
      [mistaken("no_lock")],
      [
        /^An update of total is lost: (Thread-[12] \(deposit\)) read it in line 9, Thread-[12] \(deposit\) wrote it in line 11, and then \1 wrote it in line 11 with what it had read\.$/,
        /^no_lock dies of AssertionError: 10 in line 19 of no_lock\.py\.$/,
        /^This run and one that went well part at 0 ms\. Here .+ in line \d+.*; there .+ in line \d+.*\.$/,
      ],
    ],
    [
      "if in place of while",
      [mistaken("if_for_while")],
      [
        /^Thread Thread-[12] \(consume\) of if_for_while dies of IndexError: pop from empty list in line 11 of if_for_while\.py\.$/,
        /^This run and one that went well part at 0 ms\. Here .+ in line \d+.*; there .+ in line \d+.*\.$/,
      ],
    ],
    [
      "one recv for a message",
      [mistaken("one_recv_server"), mistaken("one_recv_client", { startAt: 300 })],
      [
        /^Half a message: recv in line 5 of one_recv_server got \d bytes?, but one_recv_client sent 11 bytes in line 4\. The network cut the stream there, as TCP may\.$/,
        /^one_recv_server dies of ValueError: not enough values to unpack \(expected 2, got 1\) in line 5 of one_recv_server\.py\.$/,
        /^This run and one that went well part at 300 ms\. Here one_recv_client calls sendall in line 4 and sends \d+ and then \d+ bytes; there one_recv_client calls sendall in line 4 and sends 11 bytes at once\.$/,
      ],
    ],
  ])("%s ends with an exception", async (_mistake, processes, sentences) => {
    const { told, status } = await tried(processes, { schedules: 25, required: "ok" });
    const bad = told.outcomes.filter(({ kind }) => kind === "exception");
    const why = bad[0]?.why ?? [];
    for (const sentence of sentences) expect(why).toContainEqual(expect.stringMatching(sentence));
    expect(status).toBe(1);
  });

  it.each([
    ["the handout's text order", ownProgram("requests_as_text"), 4],
    ["a missing tie-break", noTieBreak, 5],
  ])("%s lets two into the critical section, though all end with 0", async (_mistake, text, clock) => {
    const { told, status, err } = await tried([node(text, 1, 5), node(text, 2, clock)], {
      schedules: 12,
      required: "ok",
    });
    const bad = told.outcomes.filter(({ broken }) => broken.length > 0);
    expect(bad[0]).toMatchObject({ kind: "ok", broken: ["mutual-exclusion"] });
    expect(bad[0]?.why).toContainEqual(expect.stringContaining(crowded));
    expect([status, err]).toEqual([1, expect.stringContaining("of 12 schedules break mutual-exclusion")]);
  });

  it("the right order of requests keeps them apart, with a tie and without", async () => {
    for (const clock of [4, 5]) {
      const { told } = await tried([node(rightOrder, 1, 5), node(rightOrder, 2, clock)], {
        schedules: 8,
        required: "ok",
      });
      expect(told.outcomes.every(({ kind, broken }) => kind === "ok" && broken.length === 0)).toBe(true);
    }
  });
});

it("the templates end well in every schedule, but for the client that begins too early", async () => {
  const fallen: string[] = [];
  for (const { id, processes } of templates) {
    const scenario = { version: 1, experiment: "sockets", limitMs: 10_000, processes };
    const { status } = await triedCase(scenario, { schedules: 4, required: "ok" });
    if (status !== 0) fallen.push(id);
  }
  expect(fallen).toEqual(["7.1"]);
});
