"""What one would write in Python: the json module, line by line, or all at once for a document."""

import json
import sys

task, *files = sys.argv[1:]


def rows_of(file):
    with open(file, encoding="utf-8") as lines:
        if task == "document":
            yield from json.load(lines)["results"]
        else:
            for line in lines:
                yield json.loads(line)


rows = characters = 0
if task == "join":
    winners = {row["prompt"]: row["judgment"]["winner"] for row in rows_of(files[0])}
    for row in rows_of(files[1]):
        if row["prompt"] in winners and winners[row["prompt"]] != row["judgment"]["winner"]:
            rows += 1
else:
    for row in rows_of(files[0]):
        if (row["exact_match"] == 0) if task == "lm-eval" else (row["judgment"]["winner"] == "B"):
            rows += 1
            characters += len(row["doc"]["question"] if task == "lm-eval" else row["prompt"])
print(rows, characters)
