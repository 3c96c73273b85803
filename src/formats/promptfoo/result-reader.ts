import type { BenchmarkItem } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { chosenModel, ModelFilter } from '../chosen-model.ts';
import { textOf } from '../content.ts';
import { type Fields, fieldsOf, isObject, textAt } from '../fields.ts';
import type { RecordReader } from '../format.ts';
import { makeItem } from '../item.ts';
import { Repeats } from '../repeats.ts';
import { gradeOfResult, referenceOf } from './grade.ts';

/** Reads the results of one provider. They are written in the order in which they were done. */
export class ResultReader implements RecordReader {
  readonly models: ReadonlySet<string>;
  readonly #filter: ModelFilter;
  readonly #repeats = new Repeats();

  constructor(providers: readonly string[], fragment: string | null, fileName: string) {
    if (providers.length > 0) chosenModel(providers, fragment, fileName);
    this.#filter = new ModelFilter(fragment, fileName);
    this.models = this.#filter.models;
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    const row = fieldsOf(record);
    if (!this.#filter.accepts(providerOf(row))) return [];
    const id = idOf(row);
    const variant = labelOf(row);
    const prompt = textAt(fieldsOf(row.prompt), 'raw');
    return [
      makeItem({
        task: 'promptfoo',
        id,
        prompt,
        response: isObject(row.response) ? textOf(row.response.output) : '',
        reference: referenceOf(row),
        variant,
        repeat: this.#repeats.next(`${id ?? prompt}\n${variant}`),
        ...gradeOfResult(row),
        place,
      }),
    ];
  }

  finish(): BenchmarkItem[] {
    return this.#filter.finish();
  }
}

/** A label where one was given, as promptfoo's own table of columns does. */
function providerOf({ provider }: Fields): string {
  if (typeof provider === 'string') return provider;
  if (!isObject(provider)) return 'unknown';
  return (
    [provider.label, provider.id].find((name): name is string => typeof name === 'string' && name !== '') ??
    'unknown'
  );
}

function labelOf({ prompt }: Fields): string {
  const { label, display } = fieldsOf(prompt);
  return [label, display].find((name): name is string => typeof name === 'string') ?? '';
}

/** Tests have no number that lasts when tests are edited: what they ask, in `vars` and their description, does. */
function idOf(row: Fields): string | null {
  const vars = isObject(row.vars) ? row.vars : {};
  const names = Object.keys(vars)
    .filter((name) => !name.startsWith('_'))
    .sort();
  const test =
    isObject(row.testCase) && typeof row.testCase.description === 'string' ? row.testCase.description : '';
  const asked = names.map((name) => `${name}=${textOf(vars[name])}`).join('; ');
  return [test, asked].filter((part) => part !== '').join(': ') || null;
}
