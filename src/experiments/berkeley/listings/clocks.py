"""The average of some clocks, in seconds: no messages, no delay.

python3 clocks.py                    the handout's four
python3 clocks.py 100.3 102.5 98.4   others
"""

import sys

CLOCKS = [100.3, 102.5, 98.4, 101.0]


def synchronize(clocks):
    average = sum(clocks) / len(clocks)
    adjustments = []
    synchronized = []
    for clock in clocks:
        amount = round(average - clock, 2)
        adjustments.append(amount)
        synchronized.append(round(clock + amount, 2))
    return adjustments, synchronized


if __name__ == "__main__":
    clocks = [float(word) for word in sys.argv[1:]] or CLOCKS
    adjustments, synchronized = synchronize(clocks)
    print("Original Clocks:", clocks)
    print("Adjustments:", adjustments)
    print("Synchronized Clocks:", synchronized)
