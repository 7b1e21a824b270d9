"""Averages clocks, in seconds: no messages.

python3 clocks.py     runs the clocks below
"""

CLOCKS = [100.3, 102.5, 98.4, 101.0]


def synchronize(clocks):
    average = sum(clocks) / len(clocks)
    adjustments = []
    synchronized = []
    for clock in clocks:
        adjustment = round(average - clock, 2)
        adjustments.append(adjustment)
        synchronized.append(round(clock + adjustment, 2))
    return adjustments, synchronized


if __name__ == "__main__":
    adjustments, synchronized = synchronize(CLOCKS)
    print("Original Clocks:", CLOCKS)
    print("Adjustments:", adjustments)
    print("Synchronized Clocks:", synchronized)
