/** What a program can use in the place of a module that is not there, by the module's first name. */
const instead: Readonly<Record<string, string>> = {
  ...each("numpy scipy", "Use lists with the modules math and statistics."),
  ...each("pandas", "Use the module csv, with lists and dictionaries."),
  ...each("matplotlib plotly seaborn", "Print the numbers, or pin a variable in the State panel."),
  ...each(
    "tkinter turtle pygame PyQt5 PyQt6 PySide6 kivy curses",
    "There are no windows here. Use print() and input().",
  ),
  ...each("rpyc Pyro4 Pyro5 grpc", "Use a socket, or the module xmlrpc from the standard library."),
  ...each("requests httpx aiohttp urllib3", "Use urllib.request or http.client from the standard library."),
  ...each("flask django fastapi tornado bottle", "Use http.server from the standard library."),
  ...each("zmq pika kafka redis paho websocket websockets socketio", "Use a socket, or asyncio’s streams."),
  ...each("dateutil pytz arrow pendulum ntplib", "Use the modules datetime and time."),
  ...each(
    "Crypto Cryptodome cryptography nacl bcrypt",
    "Use hashlib, hmac, secrets or base64 from the standard library.",
  ),
  ...each("ssl", "The model has no TLS. Use a plain socket."),
  ...each("yaml toml", "Use the modules json or tomllib."),
  ...each("sqlite3 dbm", "Write a file, with the modules json, csv or pickle."),
  ...each("colorama termcolor rich tqdm", "Use print() alone."),
  ...each("psutil", "Use the modules os, threading and time."),
  ...each("mpi4py", "Use sockets, or the module multiprocessing."),
  ...each("pwn scapy", "Only TCP and UDP are modelled. Use the module socket."),
  ...each("js pyodide pyodide_js micropip", "A program reaches nothing of the page."),
};

function each(names: string, sentence: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, sentence]));
}

/**
 * What to do about a module that is not there; null for any other exception.
 * @param exception the last line of a traceback
 */
export function insteadOf(exception: string): string | null {
  const [, name] = /^ModuleNotFoundError: No module named '([\w.]+)'/.exec(exception) ?? [];
  if (name === undefined) return null;
  const [first = ""] = name.split(".");
  return (
    instead[first] ??
    `${first} is not in the standard library that runs here. If it is a file of yours, add ${first}.py to the program's files.`
  );
}
