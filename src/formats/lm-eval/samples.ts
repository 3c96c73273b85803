import type { BenchmarkItem } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { type Fields, hasKeys } from '../fields.ts';
import { stemOf } from '../file-name.ts';
import type { FileContext, Format, RecordReader, Sample } from '../format.ts';
import { filtersOf, holdsTotals, lmEvalResults, modelOf } from './results.ts';
import { TaskRows } from './task-rows.ts';

/**
 * `samples_<task>_<date>.jsonl` of lm-evaluation-harness: one row for each question and filter. `#filter` reads the
 * rows of one filter. Versions up to 0.4.2 write one array, up to 0.4.6 no name of the filter. What its Python function
 * returns has the rows of all tasks in one document, beside the totals.
 */
export const lmEvalSamples: Format = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness samples (samples_*.jsonl)',
  recognises: (sample) => isRow(sample) || (holdsTotals(sample) && hasKeys(sample.first, 'samples')),
  recordsAt: () => ['samples', '*', '*'],
  header: ['results', 'configs', 'config', 'model_name'],
  companions: [lmEvalResults],
  open: (file) => (hasKeys(file.header, 'results') ? new DocumentReader(file) : new FileReader(file)),
};

function isRow({ shape, first }: Sample): boolean {
  return shape === 'rows' && hasKeys(first, 'doc_id', 'doc', 'resps', 'filtered_resps');
}

/** The rows of one task. */
class FileReader implements RecordReader {
  readonly models = new Set<string>();
  readonly #rows: TaskRows;

  constructor({ fileName, folder, fragment, companions }: FileContext) {
    const task = taskOf(fileName);
    const results = companions.get(lmEvalResults.id);
    const model = results?.get('model') ?? modelOfFolder(folder);
    if (typeof model === 'string') this.models.add(model);
    const filters = results?.get(`filters of ${task}`);
    this.#rows = new TaskRows({ task, fragment, filters: Array.isArray(filters) ? filters : [] });
  }

  get readsEachAlone(): boolean {
    return !this.#rows.dependsOnEarlier;
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    return this.#rows.read(record, place);
  }
}

/** The rows of each task, by its name. */
class DocumentReader implements RecordReader {
  readonly models = new Set<string>();
  readonly #header: Fields;
  readonly #fragment: string | null;
  readonly #tasks = new Map<string, TaskRows>();

  constructor({ header, fragment }: FileContext) {
    this.#header = header;
    this.#fragment = fragment;
    const model = modelOf(header);
    if (model !== null) this.models.add(model);
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    const task = String(place.group);
    const rows = this.#tasks.get(task) ?? this.#begin(task);
    return rows.read(record, place);
  }

  #begin(task: string): TaskRows {
    const filters = filtersOf(this.#header, task);
    const rows = new TaskRows({ task, fragment: this.#fragment, filters });
    this.#tasks.set(task, rows);
    return rows;
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
