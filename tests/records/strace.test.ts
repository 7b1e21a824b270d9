import { expect, it } from "vitest";
import { importSummary } from "../../src/records/import-summary.ts";
import { readRecord } from "../../src/records/read.ts";

const summary = (files: Readonly<Record<string, string>>) =>
  importSummary(
    readRecord(
      Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
      { kind: null, patterns: null },
    ),
  );

const at = (port: number) => `{sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("127.0.0.1")}`;

const client = `1000.200000 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3 <0.000010>
1000.200100 connect(3, ${at(5000)}, 16) = 0 <0.000100>
1000.200300 sendto(3, "hi", 2, 0, NULL, 0) = 2 <0.000050>
1000.300000 close(3) = 0 <0.000010>
1000.300100 +++ exited with 0 +++
`;

const server = `1000.000000 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3 <0.000010>
1000.000100 bind(3, ${at(5000)}, 16) = 0 <0.000010>
1000.000200 listen(3, 5) = 0 <0.000010>
1000.000300 accept4(3, ${at(40000)}, [16], SOCK_CLOEXEC) = 4 <0.200000>
1000.200500 write(1, "Connected", 9Connected) = 9 <0.000010>
1000.200600 clone3({flags=CLONE_VM|CLONE_THREAD, child_tid=0x7f}, 88) = 12 <0.000100>
`;

it("joins a call whose two halves have a thread's number only once, without -o", () => {
  const text = `${server}strace: Process 12 attached
[pid 12] 1000.200700 recvfrom(4, "hi", 100, 0, NULL, NULL) = 2 <0.000010>
[pid 11] 1000.200800 accept4(3,  <unfinished ...>
[pid 12] 1000.200900 close(4) = 0 <0.000010>
[pid 12] 1000.201000 +++ exited with 0 +++
1000.400000 <... accept4 resumed>${at(40001)}, [16], SOCK_CLOEXEC) = 4 <0.199200>
1000.400100 close(4) = 0 <0.000010>
1000.400200 +++ exited with 0 +++
`;
  expect(summary({ "server.strace": text, "client.strace": client })).toMatchObject({
    threads: { server: 2, client: 1 },
    messages: 1,
    unmatched: 0,
    problems: [],
    connections: [
      {
        client: "127.0.0.1:40000",
        clientProcess: "client",
        receivedByServer: 2,
        end: "fin",
        closedBy: "server",
      },
      { client: "127.0.0.1:40001", clientProcess: null },
    ],
    waits: [
      { call: "accept4", ms: 200 },
      { call: "accept4", ms: 199.2 },
    ],
  });
});

it("takes the client's word for what threads did that were not recorded, without -f", () => {
  expect(summary({ "server.strace": server, "client.strace": client })).toMatchObject({
    problems: [{ kind: "no-threads", line: 6 }],
    connections: [{ clientProcess: "client", serverProcess: "server", bytesToServer: 2, closedBy: "client" }],
    verdicts: { "no-byte-lost": { verdict: "open" } },
  });
});
