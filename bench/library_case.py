"""The cases of libraryCase.cjs with Python's own csv module, on which the official Python framework stands."""
import csv
import json
import sys
import time

name, rows, width, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
columns = [f"column_{index}" for index in range(width)]


def row(number):
    made = {}
    for index in range(width):
        kind = index % 4
        made[columns[index]] = (
            number + index
            if kind == 0
            else f"name {number}"
            if kind == 1
            else "2026-06-15T10:00:00Z"
            if kind == 2
            else "a text, with more"
        )
    return made


before = time.process_time()
if name == "make-rows":
    for number in range(rows):
        row(number)
elif name == "write":
    with open(f"{path}/python.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=columns)
        writer.writeheader()
        for number in range(rows):
            writer.writerow(row(number))
else:
    with open(f"{path}/in/tables/bench.csv", newline="") as file:
        for _ in csv.DictReader(file):
            pass
print(json.dumps({"seconds": time.process_time() - before, "bytes": 0}))
