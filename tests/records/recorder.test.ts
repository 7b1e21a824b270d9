import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/tools.mjs";
import { readRecord } from "../../src/records/read.ts";
import type { GivenFile } from "../../src/records/record.ts";
import { hasPython, pythonNote } from "../support/python.ts";

const recorder = join(root, "public/lab_recorder.py");
const folder = mkdtempSync(join(tmpdir(), "interleave-recorder-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const records = (...names: readonly string[]): GivenFile[] =>
  names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
const read = (...names: readonly string[]) => readRecord(records(...names), { kind: null, patterns: null });

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program, with the recorder or without. */
function run(words: readonly string[], killAfterMs = 0): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn("python3", [...words], { cwd: folder });
    let [out, err] = ["", ""];
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (err += text.toString()));
    if (killAfterMs > 0) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    child.on("close", (status, signal) => resolve({ status, signal, out, err }));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

describe.skipIf(!hasPython)(`lab_recorder.py${pythonNote}`, () => {
  it("records a server of threads and its client, both ends of every message, over real loopback", async () => {
    const port = await freePort();
    write(
      "server.py",
      `import socket, sys, threading
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("Server listening", flush=True)
conn, address = listener.accept()
def serve():
    while data := conn.recv(100):
        conn.sendall(b"echo " + data)
    conn.close()
thread = threading.Thread(target=serve)
thread.start()
thread.join()
`,
    );
    write(
      "client.py",
      `import socket, sys, time
for attempt in range(100):
    try:
        sock = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
        break
    except ConnectionRefusedError:
        time.sleep(0.05)
for i in range(3):
    sock.sendall(b"hi")
    print("Received:", sock.recv(100).decode())
sock.close()
`,
    );
    const server = run([recorder, "server.py", String(port)]);
    const client = await run([recorder, "client.py", String(port)]);
    expect(client).toEqual({ status: 0, signal: null, err: "", out: "Received: echo hi\n".repeat(3) });
    expect(await server).toMatchObject({ status: 0, err: "" });
    const { facts, messages, problems, lanes, events, unmatched } = read(
      "server.lab.jsonl",
      "client.lab.jsonl",
    );
    expect({ problems, unmatched, messages: messages.length }).toEqual({
      problems: [],
      unmatched: 0,
      messages: 6,
    });
    const connections = (facts.connections ?? []).filter(({ end }) => end !== "rst");
    expect(connections).toMatchObject([
      {
        clientProcess: "client",
        serverProcess: "server",
        bytesToServer: 6,
        bytesToClient: 21,
        closedBy: "client",
        end: "fin",
      },
    ]);
    expect(facts.verdicts).toEqual({ "no-byte-lost": { verdict: "holds" } });
    expect(lanes.filter(({ group }) => group === "server")).toHaveLength(2);
    expect(events.map(({ text }) => text)).toContain("client.py:9: client sends 2 bytes: “hi”.");
  });

  it("changes neither output nor exit, whatever a program does", async () => {
    const programs: Readonly<Record<string, string>> = {
      "fine.py":
        "import sys, threading\nprint(sys.argv, __name__, threading.active_count())\nprint(threading.Lock().locked())",
      "wrong.py":
        "import socket\ndef ask():\n    socket.create_connection(('127.0.0.1', 1))\ntry:\n    ask()\nexcept OSError as error:\n    raise RuntimeError('no server') from error",
      "leaves.py": "import sys\nsys.exit('enough')",
      "hard.py": "import os\nprint('last', flush=True)\nos._exit(7)",
      "printed.py":
        "import socket, traceback\ntry:\n    socket.socket().connect(('127.0.0.1', 1))\nexcept OSError:\n    traceback.print_exc()",
      "thread.py":
        "import threading\ndef fail():\n    1 / 0\nthread = threading.Thread(target=fail)\nthread.start()\nthread.join()",
      "interrupted.py": "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nimport time\ntime.sleep(5)",
      "mistake.py": "print(",
    };
    for (const [name, text] of Object.entries(programs)) write(name, `${text}\n`);
    await Promise.all(
      Object.keys(programs).map(async (name) => {
        const [plain, recorded] = [await run([name, "a", "b"]), await run([recorder, name, "a", "b"])];
        expect(recorded, name).toEqual(plain);
      }),
    );
    expect(read("hard.lab.jsonl").problems).toEqual([]);
  });

  it("leaves what a killed program did, and where it waited", async () => {
    const port = await freePort();
    write("waits.py", `import socket\nsocket.create_server(("127.0.0.1", ${port})).accept()\n`);
    await run([recorder, "waits.py"], 1500);
    const { events, problems } = read("waits.lab.jsonl");
    expect(problems.map(({ kind }) => kind)).toEqual(["no-end"]);
    expect(events.at(-1)?.text).toBe("waits.py:2: waits calls accept, which does not come back.");
  });

  it("keeps no data where it is told so", () => {
    write(
      "secret.py",
      "import socket\na = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\na.sendto(b'password', ('127.0.0.1', 9))\n",
    );
    spawnSync("python3", [recorder, "--no-data", "secret.py"], { cwd: folder });
    expect(readdirSync(folder)).toContain("secret.lab.jsonl");
    const lines = readFileSync(join(folder, "secret.lab.jsonl"), "utf8").split("\n").slice(1).join("\n");
    expect(lines).toContain('"bytes": 8');
    expect(lines).not.toContain("password");
  });
});
