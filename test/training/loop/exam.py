"""The exam: two local tasks of lm-eval, through its Python API. Leaves lm-eval's own result files in OUTPUT.

python exam.py --model FOLDER --adapter FOLDER_OR_EMPTY --output OUTPUT
"""

import argparse
import json
import random
from pathlib import Path

from lm_eval import simple_evaluate
from lm_eval.loggers import EvaluationTracker
from lm_eval.tasks import TaskManager
from make_base import HIGHEST, prompt_of

ITEMS = 400
TASKS = {"sums_signs": "+", "sums_words": "plus"}

TEMPLATE = """task: {task}
dataset_path: json
dataset_kwargs:
  data_files:
    test: {file}
test_split: test
output_type: generate_until
doc_to_text: "{{{{question}}}}"
doc_to_target: "{{{{answer}}}}"
generation_kwargs:
  until: ["</s>"]
  do_sample: false
  max_gen_toks: 3
metric_list:
  - metric: exact_match
    aggregation: mean
    higher_is_better: true
metadata:
  version: 1.0
"""


def write_tasks(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pairs = [(a, b) for a in range(HIGHEST) for b in range(HIGHEST)]
    for task, sign in TASKS.items():
        chosen = random.Random(task).sample(pairs, ITEMS)
        rows = [{"question": prompt_of(a, b, sign), "answer": str(a + b)} for a, b in chosen]
        file = folder / f"{task}.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        (folder / f"{task}.yaml").write_text(TEMPLATE.format(task=task, file=file.resolve()), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("--model", "--adapter", "--output"):
        parser.add_argument(name, required=True)
    asked = parser.parse_args()
    tasks = Path(asked.output).resolve().parent / "tasks"
    write_tasks(tasks)
    tracker = EvaluationTracker(output_path=asked.output)
    results = simple_evaluate(
        model="hf",
        model_args={"pretrained": asked.model, "device": "cpu", "dtype": "float32", **adapter(asked.adapter)},
        tasks=list(TASKS),
        task_manager=TaskManager(include_path=str(tasks), include_defaults=False),
        batch_size=50,
        log_samples=True,
        bootstrap_iters=0,
        evaluation_tracker=tracker,
    )
    samples = results.pop("samples")
    tracker.save_results_aggregated(results=results, samples=samples)
    for task in TASKS:
        tracker.save_results_samples(task_name=task, samples=samples[task])
        print(f"{task}: {results['results'][task]['exact_match,none']:.1%}")


def adapter(folder: str) -> dict:
    return {"peft": folder} if folder else {}


if __name__ == "__main__":
    main()
