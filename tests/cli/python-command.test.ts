import { afterAll, describe, expect, test } from "vitest";
import { Folder, interleave, lines } from "./command.ts";

const folder = new Folder();
afterAll(() => folder.remove());

interface Summary {
  readonly end: string;
  readonly bound?: { readonly name: string };
  readonly console: Readonly<Record<string, readonly string[]>>;
  readonly exits: Readonly<
    Record<string, { exit: number | null; exception: string | null; exceptionLine: number | null }>
  >;
}

const ended = { exit: 0, exception: null, exceptionLine: null };

describe("interleave python", () => {
  test("runs programs by their files, with their start, arguments and input", async () => {
    const server = folder.write(
      "server.py",
      "import socket, sys\ns = socket.create_server(('', int(sys.argv[1])))\nc, _ = s.accept()\nprint(c.recv(9))\n",
    );
    const client = folder.write(
      "client.py",
      "import socket, time\nprint(time.monotonic() >= 1000.3)\ns = socket.create_connection(('localhost', 7000))\ns.send(input().encode())\ninput()\n",
    );
    const typed = folder.write("typed.txt", "hello\n");
    const { status, out } = await interleave(
      ["python", server, "--args", "7000", `${client}@300`].concat("--stdin", typed, "--limit", "2000"),
    );
    expect(status).toBe(0);
    const [summary] = lines(out) as [Summary];
    expect(summary.console).toEqual({ server: ["b'hello'"], client: ["True"] });
    expect(summary.exits).toEqual({
      server: ended,
      client: { exit: 1, exception: "EOFError: EOF when reading a line", exceptionLine: 5 },
    });
  });

  test("says what to use in the place of a module that is not there", async () => {
    const program = folder.write("plot.py", "import numpy as np\n");
    const own = folder.write("own.py", "from myproto import ONE\n");
    const { err, out } = await interleave(["python", program, own]);
    expect(err).toBe(
      "plot: Use lists with the modules math and statistics.\n" +
        "own: myproto is not in the standard library that runs here. If it is a file of yours, add myproto.py to the program's files.\n",
    );
    const [{ exits }] = lines(out) as [Summary];
    expect(exits["plot"]?.exception).toBe("ModuleNotFoundError: No module named 'numpy'");
  });

  test.each([
    [["--args", "1"], "--args belongs to the program before it: name the program first"],
    [["nowhere.py"], "nowhere.py: there is no such file, or it cannot be read"],
    [["server.py@soon"], 'the start of server.py must be a number of ms, is "soon"'],
    [[], "no program given: name at least one file of Python"],
  ])("%j is told: %s", async (words, told) => {
    const { status, err } = await interleave(["python", ...words]);
    expect(status).toBe(2);
    expect(err.startsWith(`${told}\n`)).toBe(true);
  });
});

/** Programs that go wrong, or mean harm, and what is told of each. */
const hostile: Readonly<
  Record<string, { source: string; second?: string; see: (summary: Summary) => void }>
> = {
  "a loop on one line": {
    source: "while True: pass",
    see: ({ end, exits }) => expect([end, exits["p"]?.exit]).toEqual(["limit", null]),
  },
  "output without end": {
    source: "while True:\n    print('x' * 100000)",
    see: ({ bound }) => expect(bound?.name).toBe("output"),
  },
  "processes without end": {
    source:
      "import multiprocessing\ndef begin():\n    multiprocessing.Process(target=begin).start()\nif __name__ == '__main__':\n    begin()",
    see: ({ bound }) => expect(bound?.name).toBe("processes"),
  },
  "output without end after that": {
    source: "while True:\n    print('x' * 10_000)",
    see: ({ bound }) => expect(bound?.name).toBe("output"),
  },
  "a billion characters at once": {
    source: "print('x' * 10**9)",
    see: ({ exits }) => expect(exits["p"]?.exception).toBe("MemoryError"),
  },
  "a billion bytes, and a program that goes on without them": {
    source: "try:\n    bytearray(10**9)\nexcept MemoryError:\n    print('caught')",
    see: ({ console, exits }) => expect([console["p"], exits["p"]]).toEqual([["caught"], ended]),
  },
  "a list without end": {
    source:
      "kept = []\nwhile True:\n    try:\n        kept.append(bytes(1_000_000))\n    except MemoryError:\n        pass",
    see: ({ bound }) => expect(bound?.name).toBe("memory"),
  },
  "lines without end": {
    source: "import time\nwhile True:\n    for i in range(9000):\n        pass\n    time.sleep(0)",
    see: ({ end }) => expect(end).toBe("limit"),
  },
  "recursion without end": {
    source: "class A:\n    def __getattr__(self, name):\n        return self.other\nA().x",
    see: ({ exits }) =>
      expect(exits["p"]?.exception).toBe("RecursionError: maximum recursion depth exceeded"),
  },
  "a function with a cache, which calls itself by way of C": {
    source:
      "from functools import cache\n@cache\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(400) % 1000)",
    see: ({ console }) => expect(console["p"]).toEqual(["675"]),
  },
  "nesting without end": {
    source:
      "import os, pickle\ndeep = []\nfor _ in range(20_000): deep = [deep]\ntry:\n    pickle.dumps(deep)\nexcept RecursionError as e:\n    print(str(e)[:14])\nos._exit(3)",
    see: ({ console, exits }) => expect([console["p"], exits["p"]?.exit]).toEqual([["Stack overflow"], 3]),
  },
  "the page's own functions": {
    source:
      "import time\nfor name in ('js', 'pyodide_js', 'pyodide'):\n    try:\n        __import__(name)\n    except ModuleNotFoundError as e:\n        print(e)",
    see: ({ console }) =>
      expect(console["p"]).toEqual(
        ["js", "pyodide_js", "pyodide"].map((name) => `No module named '${name}'`),
      ),
  },
  "text that is no Python": {
    source: "x = 1\nif True print(2)\n",
    see: ({ exits }) =>
      expect(exits["p"]).toEqual({ exit: 1, exception: "SyntaxError: invalid syntax", exceptionLine: 2 }),
  },
  "a character NUL": {
    source: "print(1)\n\0",
    see: ({ exits }) =>
      expect(exits["p"]).toEqual({
        exit: 1,
        exception: "SyntaxError: source code cannot contain null bytes",
        exceptionLine: 2,
      }),
  },
  "what catches everything": {
    source: "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except:\n        pass",
    see: ({ end }) => expect(end).toBe("limit"),
  },
  "threads without end": {
    source:
      "import threading, time\nwhile True:\n    threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
    see: ({ exits }) => expect(exits["p"]?.exception).toBe("RuntimeError: can't start new thread"),
  },
  // The interpreter's collector crashes where it runs while a dozen threads are put aside (pyodide#6464).
  "rings of garbage in many threads": {
    source:
      "import gc, threading, time\ngc.enable()\ndef work():\n    for i in range(20):\n        ring = [[] for _ in range(60)]\n        for each in ring: each.append(ring)\n        time.sleep(0.01)\n        if i % 5 == 0: gc.collect()\nthreads = [threading.Thread(target=work) for _ in range(20)]\nfor t in threads: t.start()\nfor t in threads: t.join()\nprint('all')",
    see: ({ console, exits }) => expect([console["p"], exits["p"]]).toEqual([["all"], ended]),
  },
  "what a program leaves behind": {
    source: `import builtins, json, os, string, sys, warnings
os.environ["LEFT"] = "1"
os.makedirs("left")
os.chdir("left")
sys.setrecursionlimit(60)
warnings.simplefilter("error")
builtins.left = string.digits = json.left = "left"`,
    second: `import os, sys, warnings
print(os.environ.get("LEFT"), os.getcwd(), sys.getrecursionlimit(), warnings.filters[0][0])`,
    see: ({ console, exits }) =>
      expect([exits["p"], console["q"]]).toEqual([ended, ["None /home/student 1000 default"]]),
  },
  "what the next one finds": {
    source: `import builtins, json, os, string, sys, warnings
print(os.environ.get("LEFT"), os.getcwd(), os.listdir(), sys.getrecursionlimit())
print(warnings.filters[0][0], hasattr(builtins, "left"), hasattr(json, "left"), string.digits)`,
    see: ({ console }) =>
      expect(console["p"]).toEqual(["None /home/student ['p.py'] 1000", "default False False 0123456789"]),
  },
  "handlers of signals": {
    source: `import os, signal
def handler(number, frame):
    print(signal.Signals(number).name, frame.f_lineno)
before = signal.signal(signal.SIGTERM, handler)
os.kill(os.getpid(), signal.SIGTERM)
signal.raise_signal(signal.SIGTERM)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGTERM)
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print(before, signal.getsignal(signal.SIGTERM))
signal.signal(signal.SIGTERM, signal.SIG_DFL)
os.kill(os.getpid(), signal.SIGTERM)`,
    see: ({ console, exits }) =>
      expect([console["p"], exits["p"]?.exit]).toEqual([["SIGTERM 5", "SIGTERM 6", "0 1"], -15]),
  },
  "a machine with 64 bits": {
    source: `import gzip, io, sys
print(sys.maxsize, gzip.open(io.BytesIO(gzip.compress(b"all"))).read())`,
    see: ({ console }) => expect(console["p"]).toEqual(["9223372036854775807 b'all'"]),
  },
  "a name that no server knows": {
    source: "import socket\nsocket.create_connection(('no-such-host', 80))",
    see: ({ exits }) =>
      expect(exits["p"]?.exception).toBe("socket.gaierror: [Errno -3] Temporary failure in name resolution"),
  },
  "a program after all of these": {
    source: "print('fine')",
    see: ({ console, exits }) => expect([console["p"], exits["p"]]).toEqual([["fine"], ended]),
  },
};

test("a run of a program that goes wrong ends, and the next one is as if it had not been", async () => {
  const files = Object.entries(hostile).map(([name, { source, second }]) =>
    folder.write(
      `${name.replace(/\W/g, "-")}.json`,
      JSON.stringify({
        version: 1,
        experiment: "sockets",
        limitMs: 3000,
        processes: [
          { name: "p", python: { main: "p.py", files: { "p.py": source } } },
          ...(second === undefined
            ? []
            : [{ name: "q", startAt: 300, python: { main: "q.py", files: { "q.py": second } } }]),
        ],
      }),
    ),
  );
  const { out } = await interleave(["run", ...files]);
  const told = lines(out) as Summary[];
  for (const [index, [name, { see }]] of Object.entries(hostile).entries()) {
    expect(Object.keys(told[index]?.exits ?? {}), name).toContain("p");
    see(told[index] as Summary);
  }
}, 400_000);
