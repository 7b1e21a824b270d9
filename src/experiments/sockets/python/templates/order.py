requests = [(5, 1), (4, 2)]  # (timestamp, node)

for timestamp, node in requests:
    print(f"Node {node} requests CS at time {timestamp}")
# Go on here: the lowest (timestamp, node) enters first, the other one waits for its REPLY.
