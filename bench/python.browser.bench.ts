import type { Page } from "@playwright/test";
import type { Report, Site } from "../scripts/bench.mjs";
import { median } from "./runs.ts";

interface Program {
  readonly name: string;
  readonly startAt?: number;
  readonly python: { readonly main: string; readonly files: Readonly<Record<string, string>> };
}

const own = (name: string, text: string, startAt = 0): Program => ({
  name,
  startAt,
  python: { main: `${name}.py`, files: { [`${name}.py`]: text } },
});

const server = `import socket
s = socket.create_server(("localhost", 5000))
c, a = s.accept()
print(c.recv(100).decode())
c.sendall(b"Hello")
c.close()
`;
const client = `import socket
s = socket.create_connection(("localhost", 5000))
s.sendall(b"Hi")
print(s.recv(100).decode())
`;
const threaded = `import socket, threading
def serve(c):
    c.sendall(c.recv(100).upper())
    c.close()
s = socket.create_server(("localhost", 5000), backlog=64)
for _ in range(64):
    c, a = s.accept()
    threading.Thread(target=serve, args=(c,)).start()
`;
const crowd = Array.from({ length: 63 }, (_, i) => ({
  name: `c${i}`,
  startAt: 100 + i,
  python: { main: "client.py", files: { "client.py": client } },
}));
const lines = `total = 0
for i in range(100000):
    total += i
print(total)
`;
const calls = `import socket
a, b = socket.socketpair()
for i in range(100):
    a.sendall(b"x")
    b.recv(1)
`;

/** Students' own programs: from Run to the picture, how fast lines are recorded, Stop, and a changed past. */
export default async function python(report: Report, { page, address }: Site): Promise<void> {
  await page.goto(address);
  const first = await run(page, [own("server", server), own("client", client, 300)]);
  report("from Run to the first step, the first time", `${first.toFixed(0)} ms`, "< 5000 ms", first < 5000);
  const again: number[] = [];
  for (let i = 0; i < 5; i++)
    again.push(await run(page, [own("server", `${server}# ${i}\n`), own("client", client, 300)]));
  const later = median(again);
  report("from Run to the first step, later", `${later.toFixed(0)} ms`, "< 300 ms", later < 300);
  const many = await run(page, [own("server", threaded), ...crowd]);
  report("a threaded server with 64 clients", `${many.toFixed(0)} ms`, "< 5000 ms", many < 5000);
  const busy = await run(page, [own("busy", lines)]);
  report("200,000 lines of one program", `${busy.toFixed(0)} ms`, "printed", null);
  const made = await run(page, [own("pair", calls)]);
  report("a run of 200 calls", `${made.toFixed(0)} ms`, "< 500 ms", made < 500);
  const stop = await stopped(page, [own("busy", "while True:\n    pass\n")]);
  report("Stop of a busy loop", `${stop.toFixed(0)} ms`, "< 500 ms", stop < 500);
}

const file = (processes: readonly Program[], limitMs = 4000) =>
  JSON.stringify({ version: 1, experiment: "sockets", title: "Own", limitMs, processes });

/** Opens programs, presses Run, and waits for the run: in ms from the press. */
async function run(page: Page, processes: readonly Program[]): Promise<number> {
  await opened(page, file(processes));
  return page.evaluate(async () => {
    const press = [...document.querySelectorAll<HTMLButtonElement>(".programs button")].find(
      (button) => button.textContent === "Run",
    );
    const beganMs = performance.now();
    press?.click();
    const isThere = () =>
      !document.querySelector("[data-opening]") &&
      Number(/of (\d+)/.exec(document.querySelector(".transport-count")?.textContent ?? "")?.[1]) > 3;
    while (!isThere()) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - beganMs;
  });
}

async function stopped(page: Page, processes: readonly Program[]): Promise<number> {
  await opened(page, file(processes, 600_000));
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const stop = page.locator("[data-opening] button");
  await stop.waitFor();
  return page.evaluate(async () => {
    const beganMs = performance.now();
    document.querySelector<HTMLButtonElement>("[data-opening] button")?.click();
    while (document.querySelector("[data-opening]")) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - beganMs;
  });
}

async function opened(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => window.postMessage({ interleave: "open", text }, "*"), text);
  await page.locator(".programs").waitFor();
}
