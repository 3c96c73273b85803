"""Whole runs, as the launcher starts them."""

import json
import math
import time
from pathlib import Path

import psutil
import pytest
from conftest import sums
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM


def read(path: Path) -> dict:
    return json.loads(path.read_text())


def losses(output: Path, key: str = "loss") -> list[float]:
    return [record[key] for record in read(output / "trainer_state.json")["log_history"] if key in record]


@pytest.mark.parametrize(("accumulation", "steps"), [(1, 38), (4, 10)])
def test_73_rows(write_job, train, output, accumulation, steps):
    end = train(write_job(sums(73), settings={"gradient_accumulation": accumulation, "learning_rate": 5e-3}))
    assert end.returncode == 0, end.stderr
    run = read(output / "run.json")
    assert run["rows"] == {"used": 73, "dropped": 0}
    assert run["steps"] == {"planned": steps, "done": steps}
    assert run["applied"] == run["asked"]
    logged = losses(output)
    assert len(logged) == steps
    assert all(map(math.isfinite, logged))
    assert sum(logged[-3:]) < sum(logged[:3])
    lines = [json.loads(line) for line in (output / "trainer_log.jsonl").read_text().splitlines()]
    assert [line["current_steps"] for line in lines] == list(range(1, steps + 1))


def test_adapter_changes_the_model(write_job, train, output, model):
    assert train(write_job(sums(12))).returncode == 0
    weights = load_file(output / "adapter" / "adapter_model.safetensors")
    assert any(tensor.abs().max() > 0 for name, tensor in weights.items() if "lora_B" in name)
    base = AutoModelForCausalLM.from_pretrained(model)
    ids = base.dummy_inputs["input_ids"]
    before = base(ids).logits
    after = PeftModel.from_pretrained(base, output / "adapter")(ids).logits
    assert (before - after).abs().max() > 0


def test_held_out_loss_before_and_after(write_job, train, output):
    assert train(write_job(sums(40), held_out=sums(8), settings={"learning_rate": 5e-3})).returncode == 0
    logged = losses(output, "eval_loss")
    assert len(logged) == 3
    assert logged[-1] < logged[0]


def test_too_long_rows_are_dropped_and_counted(write_job, train, output):
    long = {"prompt": "Say a lot.", "completion": "word " * 500}
    end = train(write_job([*sums(20), long], held_out=[*sums(3), long, long]))
    assert end.returncode == 0
    run = read(output / "run.json")
    assert run["rows"] == {"used": 20, "dropped": 1}
    assert run["held_out_rows"] == {"used": 3, "dropped": 2}
    assert len(run["warnings"]) == 2
    assert all(f"retake: {warning}\n" in end.stderr for warning in run["warnings"])
    assert run["steps"]["planned"] == 10


def test_one_row(write_job, train, output):
    assert train(write_job(sums(1))).returncode == 0
    assert read(output / "run.json")["steps"] == {"planned": 2, "done": 2}


def test_full(write_job, train, output):
    assert train(write_job(sums(16), settings={"method": "full"})).returncode == 0
    assert (output / "adapter" / "model.safetensors").exists()


def test_preference_pairs(write_job, train, output):
    rows = [{"prompt": r["prompt"], "chosen": r["completion"], "rejected": "No idea."} for r in sums(16)]
    end = train(write_job(rows, format="preference", settings={"learning_rate": 5e-3}))
    assert end.returncode == 0, end.stderr
    logged = losses(output)
    assert len(logged) == 8
    assert logged[-1] < logged[0]


def test_kto(write_job, train, output):
    good = [{**row, "label": True} for row in sums(8)]
    bad = [{"prompt": row["prompt"], "completion": "No idea.", "label": False} for row in sums(8)]
    end = train(write_job([row for pair in zip(good, bad, strict=True) for row in pair], format="kto"))
    assert end.returncode == 0, end.stderr
    assert read(output / "run.json")["steps"] == {"planned": 8, "done": 8}


def wait_for_step(output: Path, step: int, process) -> None:
    """Reads the log until the step is there; a process that ended before is a failed test."""
    log = output / "trainer_log.jsonl"
    while process.poll() is None:
        if log.exists() and len(log.read_text().splitlines()) >= step:
            return
        time.sleep(0.02)
    pytest.fail(f"ended with {process.returncode} before step {step}")


def test_killed_half_way_it_goes_on_from_its_checkpoint(write_job, train, start, output):
    job = write_job(sums(73), settings={"epochs": 8})
    process = start(job)
    wait_for_step(output, 40, process)
    process.kill()
    process.wait()
    assert not (output / "run.json").exists()
    assert train(job).returncode == 0
    run = read(output / "run.json")
    assert run["steps"] == {"planned": 152, "done": 152}
    assert run["resumed_from"].startswith("checkpoint-")
    assert int(run["resumed_from"].removeprefix("checkpoint-")) >= 30
    assert len(losses(output)) == 152


def test_a_checkpoint_that_was_not_written_to_its_end_is_passed_over(write_job, train, output):
    job = write_job(sums(16))
    assert train(job).returncode == 0
    (output / "checkpoints" / "checkpoint-8" / "trainer_state.json").write_text('{"epoch": 1')
    assert train(job).returncode == 0
    assert read(output / "run.json")["resumed_from"] == "checkpoint-7"
    assert len(losses(output)) == 8


def test_two_trainings_do_not_share_a_folder(write_job, train, start, output):
    job = write_job(sums(73), settings={"epochs": 20})
    process = start(job)
    wait_for_step(output, 1, process)
    second = train(job)
    assert second.returncode == 4
    assert "another training is at work" in second.stderr
    assert process.poll() is None
    process.terminate()
    assert process.wait() == 143


def test_two_processes_end_together_where_one_is_told_to(write_job, start, output):
    process = start(write_job(sums(73), settings={"epochs": 40, "gpus": 2}), processes=2)
    wait_for_step(output, 3, process)
    workers = psutil.Process(process.pid).children(recursive=True)
    next(worker for worker in workers if worker.environ().get("RANK") == "1").terminate()
    process.wait(timeout=300)
    failure = read(output / "failure.json")
    assert failure["kind"] == "interrupted"
    done = int(failure["message"].split()[3])
    assert (output / "checkpoints" / f"checkpoint-{done}" / "trainer_state.json").exists()


def test_told_to_end_it_saves_and_says_so(write_job, start, output):
    process = start(write_job(sums(73), settings={"epochs": 20}))
    wait_for_step(output, 5, process)
    process.terminate()
    assert process.wait() == 143
    assert read(output / "failure.json")["kind"] == "interrupted"
    done = int(read(output / "failure.json")["message"].split()[3])
    assert (output / "checkpoints" / f"checkpoint-{done}").is_dir()


def test_other_settings_begin_anew(write_job, train, output):
    assert train(write_job(sums(16))).returncode == 0
    assert train(write_job(sums(16), settings={"learning_rate": 1e-4})).returncode == 0
    run = read(output / "run.json")
    assert run["resumed_from"] is None
    assert run["applied"]["learning_rate"] == 1e-4
    assert run["steps"] == {"planned": 8, "done": 8}


@pytest.mark.parametrize("changed", [{"trainer": "an older one"}, {"versions": {"trl": "1.12.0"}}])
def test_a_checkpoint_of_another_trainer_is_not_gone_on_from(write_job, train, output, changed):
    job = write_job(sums(16))
    assert train(job).returncode == 0
    asked = output / "asked.json"
    asked.write_text(json.dumps({**read(asked), **changed}))
    end = train(job)
    assert f"of another training ({next(iter(changed))}): this one begins anew" in end.stderr
    assert read(output / "run.json")["resumed_from"] is None


@pytest.mark.parametrize(
    ("changes", "code", "kind", "says"),
    [
        ({"settings": {"method": "qlora"}}, 4, "no-gpu", "qlora needs a CUDA GPU"),
        ({"settings": {"method": "full", "learning_rate": 1e30}}, 5, "diverged", "the loss was nan"),
        ({"settings": {"max_length": 5}}, 3, "data", "none of 16 rows is left"),
        ({"settings": {"gpus": 2}}, 2, "usage", "2 GPUs were asked for and 1 processes"),
        ({"model": "/nowhere/model"}, 4, "no-model", "/nowhere/model cannot be loaded"),
    ],
)
def test_refuses_and_says_why(write_job, train, output, changes, code, kind, says):
    end = train(write_job(sums(16), **changes))
    assert end.returncode == code, end.stderr
    failure = read(output / "failure.json")
    assert failure["kind"] == kind
    assert says in failure["message"]
    assert not (output / "run.json").exists()
