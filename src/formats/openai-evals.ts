import type { BenchmarkItem, Outcome } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { textOf, textOfContent } from './content.ts';
import { type Fields, fieldsOf, hasKeys, idAt, isObject, numberAt } from './fields.ts';
import type { Format, RecordReader } from './format.ts';
import { type Grade, gradeOf } from './grade.ts';
import { makeItem } from './item.ts';
import { Repeats } from './repeats.ts';

/** Logs of openai/evals: a first row that says what was run, then events in the order in which they came. */
export const openAiEvals: Format = {
  id: 'openai-evals',
  title: 'openai/evals logs',
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    ((hasKeys(first, 'spec') && isObject(first.spec)) ||
      hasKeys(first, 'run_id', 'event_id', 'type', 'data')),
  open: () => new EventReader(),
};

interface Sampled {
  prompt: string;
  response: string;
}

class EventReader implements RecordReader {
  readonly models = new Set<string>();
  #task = 'openai-evals';
  /** The last answer to each question that waits for its verdict. */
  readonly #sampled = new Map<string, Sampled>();
  readonly #repeats = new Repeats();

  read(record: unknown, place: Place): BenchmarkItem[] {
    const row = fieldsOf(record);
    if (isObject(row.spec)) return this.#begin(row.spec);
    const id = idAt(row, 'sample_id');
    const data = isObject(row.data) ? row.data : {};
    if (id === null) return [];
    if (row.type === 'sampling') {
      this.#sampled.set(id, { prompt: promptOf(data), response: firstText(data.sampled) });
      return [];
    }
    const grade = gradeOfEvent(row.type, data);
    return grade === null ? [] : [this.#item(id, data, grade, place)];
  }

  #begin(spec: Fields): BenchmarkItem[] {
    const [model] = Array.isArray(spec.completion_fns) ? spec.completion_fns : [];
    if (typeof model === 'string') this.models.add(model);
    const name = spec.base_eval ?? spec.eval_name;
    if (typeof name === 'string') this.#task = name;
    return [];
  }

  #item(id: string, data: Fields, grade: Grade, place: Place): BenchmarkItem {
    const sampled = this.#sampled.get(id);
    this.#sampled.delete(id);
    const expected = firstText(data.expected ?? data.correct_answer);
    return makeItem({
      task: this.#task,
      id,
      prompt: sampled?.prompt || promptOf(data) || id,
      response: sampled?.response ?? firstText(data.sampled ?? data.picked),
      reference: expected === '' ? undefined : expected,
      repeat: this.#repeats.next(id),
      ...grade,
      place,
    });
  }
}

/** null for events that grade nothing. */
function gradeOfEvent(type: unknown, data: Fields): Grade | null {
  if (type === 'match') return gradeOf(data.correct);
  if (type === 'error') return { outcome: 'error' satisfies Outcome, score: null };
  if (type !== 'metrics') return null;
  const value =
    typeof data.correct === 'boolean'
      ? data.correct
      : (numberAt(data, 'score') ?? numberAt(data, 'accuracy'));
  return value === null ? null : gradeOf(value);
}

function firstText(value: unknown): string {
  return Array.isArray(value) ? textOf(value[0]) : textOf(value);
}

function promptOf({ prompt }: Fields): string {
  if (!Array.isArray(prompt)) return textOf(prompt);
  const last: unknown = prompt.at(-1);
  return isObject(last) ? textOfContent(last.content) : textOf(last);
}
