"""What one would write in Python: json and hashlib, line by line, or all at once for a document."""

import hashlib
import json
import os
import re
import sys
import unicodedata

form, file, out, seed, last_held_out = sys.argv[1:]
task = re.sub(r"^samples_|\.jsonl$", "", os.path.basename(file))


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def rows():
    with open(file, encoding="utf-8") as lines:
        if form == "document":
            yield from json.load(lines)["results"]
        else:
            for line in lines:
                yield json.loads(line)


with open(f"{out}/train.jsonl", "w") as train, open(f"{out}/held-out.jsonl", "w") as held_out:
    for row in rows():
        if form == "lm-eval":
            prompt, completion, failed = row["doc"]["question"], row["target"], row["exact_match"] == 0
            identity = f"{task}/{row['doc_id']}"
        else:
            prompt, completion = row["prompt"], row["ground_truth"]
            failed = row["judgment"]["winner"] == "B"
            identity = sha256(re.sub(r"\s+", " ", unicodedata.normalize("NFC", prompt)).strip())
        is_held_out = sha256(f"{seed}\n{identity}")[:12] <= last_held_out
        if is_held_out or failed:
            target = held_out if is_held_out else train
            target.write(json.dumps({"prompt": prompt, "completion": completion}, ensure_ascii=False) + "\n")
