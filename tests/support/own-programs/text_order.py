import socket, sys, threading, time

ME, OTHER = int(sys.argv[1]), int(sys.argv[2])
PORT = 6000
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("localhost", PORT + ME))
clock = 0
stamp = None
deferred = False
reply = threading.Event()


def send(kind, t):
    sock.sendto(f"{kind} {t} {ME}".encode(), ("localhost", PORT + OTHER))


def listen():
    global clock, deferred
    while True:
        kind, t, who = sock.recvfrom(1024)[0].decode().split()
        clock = max(clock, int(t)) + 1
        if kind == "REPLY":
            reply.set()
        elif stamp is None or f"REQ from {who} at {t}" < f"REQ from {ME} at {stamp}":
            send("REPLY", clock)
        else:
            deferred = True


threading.Thread(target=listen, daemon=True).start()
time.sleep(float(sys.argv[3]))
clock += 1
stamp = clock
print(f"Node {ME} requests CS at time {stamp}")
send("REQ", stamp)
reply.wait()
print(f"Node {ME} enters CS")
time.sleep(0.2)
print(f"Node {ME} leaves CS")
stamp = None
if deferred:
    send("REPLY", clock)
time.sleep(0.5)
