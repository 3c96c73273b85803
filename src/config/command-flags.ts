import { defineFlags, type Flag } from './flag.ts';

const results = {
  kind: 'list',
  value: 'GLOB',
  config: 'results.paths',
  help: 'result files; may be repeated; FILE#MODEL for one model of several',
} as const satisfies Flag;
const format = {
  kind: 'text',
  value: 'NAME',
  config: 'results.format',
  help: 'format of the results (default: told from their content)',
} as const satisfies Flag;
const seed = {
  kind: 'text',
  value: 'TEXT',
  config: 'split.seed',
  help: 'seed of the split into training and evaluation side',
} as const satisfies Flag;
const model = {
  kind: 'text',
  value: 'MODEL',
  config: 'training.model',
  help: 'model to train',
} as const satisfies Flag;
const trainingSettings = {
  model,
  revision: { kind: 'text', value: 'SHA', config: 'training.revision', help: 'its revision' },
  epochs: { kind: 'number', value: 'N', config: 'training.epochs', help: 'passes over the dataset' },
  'learning-rate': { kind: 'number', value: 'X', config: 'training.learning_rate', help: 'learning rate' },
  'batch-size': { kind: 'integer', value: 'N', config: 'training.batch_size', help: 'rows a step and GPU' },
  gpus: { kind: 'integer', value: 'N', config: 'training.gpus', help: 'GPUs that train together' },
} as const satisfies Record<string, Flag>;

export const INIT = defineFlags({
  name: 'init',
  summary: 'write a commented configuration and the two workflows for the results it finds',
  flags: {
    results,
    model,
    dir: { kind: 'text', value: 'DIR', help: 'repository to write into (default: here)' },
    force: { kind: 'switch', help: 'overwrite files that are there' },
  },
  examples: ['init', 'init --results "benchmarks/*.json" --model meta-llama/Llama-3.1-8B-Instruct'],
});

export const EXTRACT = defineFlags({
  name: 'extract',
  summary: 'make a training dataset of what the model really got wrong',
  flags: {
    results,
    out: { kind: 'text', value: 'DIR', help: 'folder for the dataset' },
    merge: { kind: 'list', value: 'DIR', help: 'earlier datasets to join with it' },
    format,
    categories: { kind: 'list', value: 'NAME', config: 'failures.categories', help: 'only these categories' },
    outcomes: {
      kind: 'list',
      value: 'NAME',
      config: 'failures.outcomes',
      help: 'outcomes that are failures',
    },
    'already-right': {
      kind: 'text',
      choices: ['exclude', 'keep'],
      value: 'WHAT',
      config: 'failures.already_right',
      help: 'failures whose answer is right after all',
    },
    holdout: {
      kind: 'number',
      value: 'SHARE',
      config: 'split.holdout',
      help: 'share of all items that is never trained on, 0.3 or 30%',
    },
    seed,
    'dataset-format': { kind: 'text', value: 'NAME', config: 'dataset.format', help: 'format of the rows' },
    replay: { kind: 'number', value: 'N', config: 'dataset.replay', help: 'passed rows for each failed one' },
  },
  examples: [
    'extract --results "benchmarks/*_intermediate.json" --out dataset',
    'extract --results results.jsonl --categories math code --holdout 30% --out dataset',
  ],
});

export const PLAN = defineFlags({
  name: 'plan',
  summary: 'say how many steps, how long and how dear training on a dataset would be',
  flags: { dataset: { kind: 'text', value: 'DIR', help: 'dataset made by extract' }, ...trainingSettings },
  examples: ['plan --dataset dataset', 'plan --dataset dataset --epochs 3 --gpus 4'],
});

export const TRAIN = defineFlags({
  name: 'train',
  summary: 'train on a dataset and write a receipt of what was done',
  flags: {
    dataset: { kind: 'text', value: 'DIR', help: 'dataset made by extract' },
    out: { kind: 'text', value: 'DIR', help: 'folder for adapter, log and receipt' },
    request: { kind: 'text', value: 'FILE', help: 'training request that is carried out' },
    trainer: {
      kind: 'text',
      value: 'NAME',
      choices: ['trl', 'command', 'embedded'],
      config: 'training.trainer',
      help: 'what trains',
    },
    ...trainingSettings,
    'other-model': { kind: 'switch', help: 'train another model than the one that made the mistakes' },
  },
  examples: [
    'train --dataset dataset --out trained',
    'train --dataset dataset --out trained --model my-org/model',
  ],
});

export const BENCHMARK = defineFlags({
  name: 'benchmark',
  summary: 'have a model sit the exam at an OpenAI-compatible endpoint',
  flags: {
    items: { kind: 'text', value: 'FILE', help: 'exam: an earlier result file, or questions as JSON lines' },
    model: { kind: 'text', value: 'MODEL', help: 'model to ask for' },
    endpoint: {
      kind: 'text',
      value: 'URL',
      config: 'benchmark.endpoint',
      help: 'such as http://localhost:8000/v1',
    },
    out: { kind: 'text', value: 'FILE', help: 'results; a started file is resumed' },
    samples: { kind: 'integer', value: 'K', config: 'benchmark.samples', help: 'answers to each question' },
    temperature: {
      kind: 'number',
      value: 'T',
      config: 'benchmark.temperature',
      help: 'sampling temperature',
    },
  },
  examples: [
    'benchmark --items exam.jsonl --model my-model --endpoint http://localhost:8000/v1 --out after.jsonl',
    'benchmark --items before.jsonl --model tuned --endpoint http://localhost:8000/v1 --samples 5 --temperature 0.7 --out after.jsonl',
  ],
});

export const COMPARE = defineFlags({
  name: 'compare',
  summary: 'judge two runs question by question',
  flags: {
    before: { kind: 'list', value: 'GLOB', help: 'results before training' },
    after: { kind: 'list', value: 'GLOB', help: 'results after training' },
    dataset: { kind: 'text', value: 'DIR', help: 'dataset that was trained on' },
    receipt: { kind: 'text', value: 'FILE', help: "the training's receipt, for training.* criteria" },
    format,
    comment: { kind: 'text', value: 'FILE', help: 'write the pull-request comment here' },
    report: { kind: 'text', value: 'FILE', help: 'write the report page here' },
  },
  examples: [
    'compare --before before.jsonl --after after.jsonl --dataset dataset',
    'compare --before "solutions.jsonl#6b_finetuning" --after "solutions.jsonl#6b_verification" --comment comment.md',
  ],
});

export const CALIBRATE = defineFlags({
  name: 'calibrate',
  summary: 'say how often the criteria would pass by luck, and what they would catch',
  flags: {
    results,
    format,
    dataset: { kind: 'text', value: 'DIR', help: 'dataset whose held-out items decide' },
    seed: { kind: 'integer', value: 'N', help: 'seed of the simulation (default 1)' },
    draws: { kind: 'integer', value: 'N', help: 'simulated runs (default 10000)' },
  },
  examples: ['calibrate --results "benchmarks/*_intermediate.json"'],
});

export const RUN = defineFlags({
  name: 'run',
  summary: 'the whole loop on this machine: exam, extract, train, exam, verdict',
  flags: {
    results,
    out: { kind: 'text', value: 'DIR', help: 'folder for everything that is made' },
    comment: { kind: 'text', value: 'FILE', help: 'write the pull-request comment here, too' },
  },
  examples: ['run --out work', 'run --config .github/retake.yml --out work'],
});

export const DEMO = defineFlags({
  name: 'demo',
  summary: 'the whole loop with a tiny model that is really trained, on this machine',
  flags: {
    out: { kind: 'text', value: 'DIR', help: 'folder for everything that is made (default: a new one)' },
    seed: { kind: 'integer', value: 'N', help: 'other numbers, other model (default 42)' },
    'no-replay': {
      kind: 'switch',
      config: 'dataset.replay',
      sets: 0,
      help: 'train on failures alone, and see it forget',
    },
  },
  examples: ['demo', 'demo --seed 7', 'demo --no-replay'],
});

/** In the order in which a user meets them. */
export const COMMANDS = [INIT, EXTRACT, PLAN, TRAIN, BENCHMARK, COMPARE, CALIBRATE, RUN, DEMO] as const;
