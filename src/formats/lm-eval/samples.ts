import type { BenchmarkItem } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { type Fields, fieldsOf, hasKeys, idAt } from '../fields.ts';
import { stemOf } from '../file-name.ts';
import type { FileContext, Format, RecordReader } from '../format.ts';
import { type Grade, gradeOf } from '../grade.ts';
import { makeItem } from '../item.ts';
import { Repeats } from '../repeats.ts';
import { chosenChoice, isMultipleChoice } from './choices.ts';
import { questionOf } from './question.ts';
import { lmEvalResults } from './results.ts';

/**
 * `samples_<task>_<date>.jsonl` of lm-evaluation-harness: one row for each question and filter. `#filter` reads the
 * rows of one filter. Versions up to 0.4.2 write one array, up to 0.4.6 no name of the filter.
 */
export const lmEvalSamples: Format = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness samples (samples_*.jsonl)',
  recognises: ({ shape, first }) =>
    shape === 'rows' && hasKeys(first, 'doc_id', 'doc', 'resps', 'filtered_resps'),
  companions: [lmEvalResults],
  open: (file) => new SamplesReader(file),
};

class SamplesReader implements RecordReader {
  readonly models = new Set<string>();
  readonly #task: string;
  readonly #fragment: string | null;
  readonly #filters: readonly string[];
  readonly #seen = new Repeats();
  readsEachAlone = true;

  constructor({ fileName, folder, fragment, companions }: FileContext) {
    this.#task = taskOf(fileName);
    this.#fragment = fragment;
    const results = companions.get(lmEvalResults.id);
    const model = results?.get('model') ?? modelOfFolder(folder);
    if (typeof model === 'string') this.models.add(model);
    const filters = results?.get(`filters of ${this.#task}`);
    this.#filters = Array.isArray(filters) ? filters : [];
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    const row = fieldsOf(record);
    const id = idAt(row, 'doc_id');
    const variant = typeof row.filter === 'string' ? row.filter : this.#unnamedFilter(id ?? '');
    if (this.#fragment !== null && variant !== this.#fragment) return [];
    const item = isMultipleChoice(row)
      ? chosenChoice(row)
      : { response: responseOf(row), reference: targetOf(row) };
    return [
      makeItem({
        task: this.#task,
        id,
        prompt: questionOf(row),
        ...item,
        ...gradeOfRow(row),
        variant: variant === 'none' ? '' : variant,
        place,
      }),
    ];
  }

  /** Without names, the k-th row of a question is that of the k-th filter. */
  #unnamedFilter(id: string): string {
    this.readsEachAlone = false;
    const number = this.#seen.next(id);
    return this.#filters[number] ?? (number === 0 ? '' : `filter ${number + 1}`);
  }
}

/** `samples_gsm8k_2025-05-24T18-23-30.957284.jsonl` is of gsm8k; the task's own name may hold `_`. */
export function taskOf(fileName: string): string {
  return stemOf(fileName)
    .replace(/^samples_/u, '')
    .replace(/_\d{4}-\d{2}-\d{2}T[\d.:-]+$/u, '');
}

/** The harness names the folder after the model, `/` written as `__`. */
function modelOfFolder(folder: string | null): string | undefined {
  return folder?.includes('__') ? folder.replace('__', '/') : undefined;
}

function responseOf(row: Fields): string {
  const [first] = Array.isArray(row.resps) ? row.resps : [];
  const response: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof response === 'string') return response;
  return response === undefined || response === null ? '' : String(JSON.stringify(response));
}

function targetOf({ target }: Fields): string | undefined {
  if (typeof target === 'string') return target;
  const [first] = Array.isArray(target) ? target : [target];
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
}

const PREFERRED = ['exact_match', 'acc', 'pass@1', 'prompt_level_strict_acc'];
const NO_METRICS = new Set([
  'doc_id',
  'doc',
  'target',
  'arguments',
  'resps',
  'filtered_resps',
  'filter',
  'metrics',
]);

/** One row can carry several metrics; lists (one value an instruction) and pairs (a sum and its count) are no grades. */
function gradeOfRow(row: Fields): Grade {
  const names = metricsOf(row);
  const preferred = PREFERRED.find((name) => names.includes(name) && isGrade(row[name]));
  const name = preferred ?? names.find((other) => isGrade(row[other]));
  return gradeOf(name === undefined ? undefined : row[name]);
}

function isGrade(value: unknown): boolean {
  return gradeOf(value).outcome !== 'unscored';
}

/** Without a list of them, every member that is nothing else is a metric. */
function metricsOf(row: Fields): string[] {
  const named = Array.isArray(row.metrics) ? row.metrics.filter((name) => typeof name === 'string') : [];
  if (named.length > 0) return named;
  return Object.keys(row).filter((key) => !NO_METRICS.has(key) && !key.endsWith('_hash'));
}
