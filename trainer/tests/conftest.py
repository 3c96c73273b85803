import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from tiny import make_model

TRAINER = Path(__file__).parent.parent
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(TRAINER),
    "HF_HUB_OFFLINE": "1",
    # Two threads that wait for each other are slower than one where other programs share the machine.
    "OMP_NUM_THREADS": "1",
}


def sums(count: int) -> list[dict]:
    return [
        {"prompt": f"What is {i} + {i + 1}?", "completion": f"{i} + {i + 1} = {2 * i + 1}. The answer is {2 * i + 1}."}
        for i in range(count)
    ]


@pytest.fixture(scope="session")
def model(tmp_path_factory) -> Path:
    texts = [row["prompt"] + row["completion"] for row in sums(73)]
    return make_model(tmp_path_factory.mktemp("model"), texts)


@pytest.fixture(scope="session")
def plain_model(tmp_path_factory) -> Path:
    """One without a chat template."""
    texts = [row["prompt"] + row["completion"] for row in sums(73)]
    return make_model(tmp_path_factory.mktemp("plain"), texts, chat=False)


@pytest.fixture
def write_job(tmp_path, model):
    """Writes rows and a job for them; anything about the job can be said otherwise."""

    def write(rows: list[dict], held_out: Sequence[dict] = (), settings: dict | None = None, **changes) -> Path:
        dataset, output = tmp_path / "dataset", tmp_path / "out"
        dataset.mkdir(exist_ok=True)
        output.mkdir(exist_ok=True)
        for name, content in (("train.jsonl", rows), ("held-out.jsonl", held_out)):
            (dataset / name).write_text("".join(json.dumps(row) + "\n" for row in content))
        job = {
            "dataset": str(dataset),
            "files": ["train.jsonl"],
            "held_out": ["held-out.jsonl"] if held_out else [],
            "format": "prompt-completion",
            "model": str(model),
            "revision": None,
            "settings": {
                "method": "lora",
                "epochs": 2,
                "learning_rate": 1e-3,
                "batch_size": 4,
                "gradient_accumulation": 1,
                "gpus": 1,
                "max_length": 256,
                "seed": 42,
                **(settings or {}),
            },
            "output": str(output),
            **changes,
        }
        path = tmp_path / "job.json"
        path.write_text(json.dumps(job))
        return path

    return write


@pytest.fixture
def train():
    """Runs the trainer as the launcher does; gives back how it ended."""

    def run(job: Path) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "retake_trainer", str(job)], env=ENVIRONMENT, capture_output=True, text=True
        )

    return run


@pytest.fixture
def output(tmp_path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def start():
    """Starts the trainer, with several processes as the launcher does."""

    def popen(job: Path, processes: int = 1) -> subprocess.Popen:
        together = ["-m", "torch.distributed.run", "--standalone", f"--nproc_per_node={processes}"]
        return subprocess.Popen(
            [sys.executable, *(together if processes > 1 else []), "-m", "retake_trainer", str(job)],
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return popen
