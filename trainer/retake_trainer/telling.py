"""What is said to whoever reads along: once, however many processes train."""

import os
import sys


def is_first() -> bool:
    return int(os.environ.get("RANK", "0")) == 0


def tell(message: str) -> None:
    if is_first():
        print(f"retake: {message}", file=sys.stderr, flush=True)
