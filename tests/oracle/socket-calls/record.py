"""Makes sequences of socket calls by seed, and records what Linux does with them.

    python3 record.py

Writes `cases.json` and `recorded.json`, a sequence in each line. A sequence that is not the same in five recordings is left
out: a busy machine delivers late now and then.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
UDP_CASES, TCP_CASES = 90, 140
TIMES = 5
PAUSE = "0.002"
WORDS = ["a", "hello", "0123456789"]


def flags_of(chance, *offered):
    return [name for name in offered if chance.random() < 0.2]


def transfer(chance, name):
    size = chance.choice([0, 1, 3, 5, 10, 100, 1000])
    call = chance.choice(["recv", "recv", "recv", "recvfrom", "recv_into"])
    return [call, name, size, flags_of(chance, "PEEK", "WAITALL", "DONTWAIT")]


def look(chance, names):
    return chance.choice(
        [["poll", names, chance.choice([0, 0, 5])], ["select", names, chance.choice([0, 0, 0.005])]]
    )


def question(chance, name):
    return [chance.choice(["own", "peer", "error", "listens"]), name]


def timeout(chance):
    return chance.choice([0, 0, 0.005])


def udp_case(chance):
    names = ["a", "b", "c"][: chance.choice([2, 2, 3])]
    ops = [["udp", name, timeout(chance)] for name in names]
    for name in names:
        if chance.random() < 0.8:
            ops.append(["bind", name, None] if chance.random() < 0.8 else ["bind_any", name])
    for _ in range(chance.randint(9, 15)):
        name = chance.choice(names)
        other = chance.choice([*names, *names, "closed", "zero"])
        data = [chance.choice(["", *WORDS]), chance.choice([1, 1, 1, 200, 7000])]
        ops.append(
            chance.choice(
                [
                    ["sendto", name, *data, other],
                    ["sendto", name, *data, other],
                    ["send", name, *data, flags_of(chance, "DONTWAIT")],
                    ["send", name, *data, []],
                    transfer(chance, name),
                    transfer(chance, name),
                    transfer(chance, name),
                    look(chance, names),
                    look(chance, names),
                    [chance.choice(["connect", "connect_ex"]), name, other],
                    [chance.choice(["connect", "connect_ex"]), name, other],
                    question(chance, name),
                    question(chance, name),
                    chance.choice(
                        [
                            ["shutdown", name, chance.choice(["RD", "WR", "RDWR"])],
                            ["close", name],
                            ["bind", name, chance.choice([None, other])],
                            ["listen", name, 1],
                            ["accept", name, "d", 0],
                            ["udp", name, timeout(chance)],
                        ]
                    ),
                ]
            )
        )
    return ops


def tcp_case(chance):
    ops = [["tcp", name, timeout(chance)] for name in ("l", "a", "b")]
    ops += [["bind", "l", None], ["listen", "l", chance.choice([0, 1, 5])]]
    if chance.random() < 0.8:
        ops += [["connect_ex", "a", "l"], ["accept", "l", "c", timeout(chance)]]
    if chance.random() < 0.3:
        ops += [["connect_ex", "b", "l"], ["accept", "l", "d", timeout(chance)]]
    names = ["l", "a", "b", "c", "d"]
    for _ in range(chance.randint(9, 16)):
        name = chance.choice(["a", "a", "c", "c", "c", "a", "b", "d", "l"])
        data = [chance.choice(["", *WORDS, *WORDS]), chance.choice([1, 1, 20])]
        ops.append(
            chance.choice(
                [
                    ["send", name, *data, flags_of(chance, "DONTWAIT")],
                    ["send", name, *data, []],
                    ["sendall", name, *data],
                    transfer(chance, name),
                    transfer(chance, name),
                    transfer(chance, name),
                    look(chance, names),
                    look(chance, names),
                    question(chance, name),
                    question(chance, name),
                    ["shutdown", name, chance.choice(["RD", "WR", "WR", "RDWR"])],
                    ["close", name],
                    chance.choice(
                        [
                            ["linger", name, chance.choice([0, 0, None])],
                            ["accept", "l", chance.choice(["c", "d"]), timeout(chance)],
                            [chance.choice(["connect", "connect_ex"]), name, chance.choice(["l", "l", "closed", "zero"])],
                            ["listen", name, chance.choice([0, 1, 5])],
                            ["bind", name, chance.choice([None, "l"])],
                            ["tcp", name, timeout(chance)],
                        ]
                    ),
                ]
            )
        )
    return ops


def recorded(file):
    program = [sys.executable, str(HERE / "calls.py"), str(file), PAUSE]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout.splitlines()


def lines(rows):
    return "[\n" + ",\n".join(rows) + "\n]\n"


if __name__ == "__main__":
    chance = random.Random(19)
    cases = [udp_case(chance) for _ in range(UDP_CASES)] + [tcp_case(chance) for _ in range(TCP_CASES)]
    file = HERE / "cases.json"
    file.write_text(json.dumps(cases))
    runs = [recorded(file) for _ in range(TIMES)]
    kept = [index for index in range(len(cases)) if len({run[index] for run in runs}) == 1]
    file.write_text(lines(json.dumps(cases[index]) for index in kept))
    (HERE / "recorded.json").write_text(lines(runs[0][index] for index in kept))
    print(f"{len(kept)} of {len(cases)} sequences were the same {TIMES} times")
