clocks = [100.3, 102.5, 98.4, 101.0]  # seconds

average = sum(clocks) / len(clocks)
print("Average:", round(average, 2))
# Go on here: the adjustment of each clock, and the clocks after it.
