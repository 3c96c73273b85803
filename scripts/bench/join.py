"""What one would write in Python: how many questions were fixed and how many broke."""

import json
import re
import sys
import unicodedata


def rows(file):
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            prompt = re.sub(r"\s+", " ", unicodedata.normalize("NFC", row["prompt"])).strip()
            yield prompt, row["judgment"]["winner"]


winners = dict(rows(sys.argv[1]))
changes = [(winners.get(prompt), winner) for prompt, winner in rows(sys.argv[2])]
print(changes.count(("B", "A")), changes.count(("A", "B")))
