import pytest

from retake_trainer.__main__ import _fail, main
from retake_trainer.arguments import planned_steps
from retake_trainer.environment import hide_other_gpus
from retake_trainer.failure import TrainingFailure, failure_of
from retake_trainer.job import Settings, read_job


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"lerning_rate": 1}, "lerning_rate is unknown"),
        ({"settings": {"warm_up": 1}}, "settings: warm_up is unknown"),
        ({"format": "csv"}, "format csv is none of"),
        ({"settings": {"epochs": "2"}}, "epochs is no .*float.*: '2'"),
        ({"settings": {"batch_size": 2.5}}, "batch_size is no .*int.*: 2.5"),
        ({"settings": {"gpus": True}}, "gpus is no .*int.*: True"),
        ({"settings": {"epochs": 0}}, "epochs must be above 0"),
        ({"settings": {"learning_rate": float("nan")}}, "learning_rate must be above 0"),
        ({"settings": {"seed": -1}}, "seed must be below"),
    ],
)
def test_a_job_is_read_exactly(write_job, change, says):
    with pytest.raises(TrainingFailure, match=says):
        read_job(write_job([], **change))


def test_what_is_missing_is_named(tmp_path):
    path = tmp_path / "job.json"
    path.write_text('{"format": "kto"}')
    with pytest.raises(TrainingFailure, match="dataset is missing, files is missing"):
        read_job(path)


def test_kto_with_single_rows_is_refused(write_job):
    with pytest.raises(TrainingFailure, match="kto needs a batch_size of 2"):
        read_job(write_job([], format="kto", settings={"batch_size": 1}))


@pytest.mark.parametrize(
    ("rows", "batch", "accumulation", "gpus", "epochs", "steps"),
    [
        (73, 4, 1, 1, 2, 38),
        (73, 4, 4, 1, 2, 10),
        (73, 4, 1, 4, 2, 10),
        (73, 6, 6, 1, 3, 9),
        (2073, 4, 4, 8, 2, 34),
    ],
)
def test_planned_steps(rows, batch, accumulation, gpus, epochs, steps):
    settings = Settings("lora", epochs, 1e-5, batch, accumulation, gpus, 2048, 42)
    assert planned_steps(rows, settings) == steps


@pytest.mark.parametrize(
    ("gpus", "before", "after"),
    [
        (1, {}, "0"),
        (1, {"CUDA_VISIBLE_DEVICES": "3,4"}, "3"),
        (2, {"CUDA_VISIBLE_DEVICES": "3,4"}, "3,4"),
        (1, {"WORLD_SIZE": "1", "CUDA_VISIBLE_DEVICES": "3,4"}, "3,4"),
    ],
)
def test_one_process_sees_one_gpu(gpus, before, after):
    environment = dict(before)
    hide_other_gpus(gpus, environment)
    assert environment["CUDA_VISIBLE_DEVICES"] == after


class OutOfMemoryError(RuntimeError):
    pass


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), "out-of-memory"),
        (RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate(handle)"), "out-of-memory"),
        (MemoryError("Unable to allocate output buffer."), "out-of-memory"),
        (OSError(12, "Cannot allocate memory"), "out-of-memory"),
        (OSError(28, "No space left on device"), "no-disk"),
        (RuntimeError("Error: [Errno 28] No space left on device"), "no-disk"),
        (
            RuntimeError("[enforce fail at inline_container.cc:672] . unexpected pos 109632 vs 109520"),
            "no-disk",
        ),
        (OSError("You are trying to access a gated repo."), "gated-model"),
    ],
)
def test_errors_of_libraries_are_recognised(error, kind):
    assert failure_of(error).kind == kind


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), "the GPU ran out"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes."), "the machine ran"),
    ],
)
def test_whose_memory_it_was(error, says):
    assert says in failure_of(error).message


def test_a_place_that_is_not_ours_is_named(tmp_path, write_job, capsys):
    taken = tmp_path / "taken"
    taken.write_text("a file")
    assert main([str(write_job([], output=str(taken)))]) == 4
    assert f"{taken} cannot be used: File exists" in capsys.readouterr().err


def test_a_bug_is_no_failure():
    assert failure_of(KeyError("x")) is None


def test_a_failure_is_told_where_no_file_can_be_written(tmp_path, capsys):
    nowhere = tmp_path / "nowhere"
    assert _fail(OSError(28, "No space left on device"), nowhere) == 7
    assert "the disk is full" in capsys.readouterr().err
