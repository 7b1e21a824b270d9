/** The head of a generated program: the modules and functions that it uses. */
export function headOf(body: string): readonly string[] {
  const functions = helpers.filter(({ name }) => body.includes(`${name}(`)).map(({ text }) => text);
  const all = [...functions, body].join("\n");
  const used = modules.filter((name) => all.includes(`${name}.`)).map((name) => `import ${name}`);
  const suppress = all.includes("suppress(") ? ["from contextlib import suppress"] : [];
  const imports = used.includes("import socket") ? used : [...used, "import socket"].toSorted();
  const apart = functions.flatMap((text) => ["", "", ...text.trim().split("\n")]);
  return [...imports, ...suppress, ...apart, ...(functions.length > 0 ? ["", ""] : [""])];
}

const modules = ["base64", "binascii", "os", "socket", "struct", "threading", "time"];

const helpers: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: "receive_exactly",
    text: `
def receive_exactly(conn, size):
    data = b""
    while len(data) < size:
        piece = conn.recv(min(size - len(data), 65536))
        if not piece:
            break
        data += piece
    return data`,
  },
  {
    name: "receive_until",
    text: `
def receive_until(conn, rest, end, size):
    while end not in rest:
        data = conn.recv(size)
        if not data:
            return b"", b""
        rest += data
    return rest.split(end, 1)`,
  },
  {
    name: "filler",
    text: `
def filler(size):
    return (b"0123456789" * (size // 10 + 1))[:size]`,
  },
  {
    name: "sleep_until",
    text: `
began = time.monotonic()


def sleep_until(seconds):
    time.sleep(max(0, began + seconds - time.monotonic()))`,
  },
];
