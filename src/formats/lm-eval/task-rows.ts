import type { BenchmarkItem } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { type Fields, fieldsOf, idAt } from '../fields.ts';
import { type Grade, gradeOf } from '../grade.ts';
import { makeItem } from '../item.ts';
import { Repeats } from '../repeats.ts';
import { chosenChoice, isMultipleChoice } from './choices.ts';
import { questionOf } from './question.ts';

/** Which rows of a task are read, and what is known beside them. */
export interface TaskFacts {
  task: string;
  /** The one filter that is wanted; null for all. */
  fragment: string | null;
  /** The filters' names in the order of the rows, where they are known. */
  filters: readonly string[];
}

/** Reads the rows of one task: one for each question and filter. */
export class TaskRows {
  readonly #task: string;
  readonly #fragment: string | null;
  readonly #filters: readonly string[];
  readonly #seen = new Repeats();
  #dependsOnEarlier = false;

  constructor({ task, fragment, filters }: TaskFacts) {
    this.#task = task;
    this.#fragment = fragment;
    this.#filters = filters;
  }

  /** Whether a row was read that says less than all about itself. */
  get dependsOnEarlier(): boolean {
    return this.#dependsOnEarlier;
  }

  /** @throws UnreadableRecord */
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
    this.#dependsOnEarlier = true;
    const number = this.#seen.next(id);
    return this.#filters[number] ?? (number === 0 ? '' : `filter ${number + 1}`);
  }
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
