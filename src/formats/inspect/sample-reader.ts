import type { BenchmarkItem } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { RetakeError } from '../../domain/error.ts';
import { lastMessage, textOfContent } from '../content.ts';
import { countAt, type Fields, fieldsOf, idAt, isObject } from '../fields.ts';
import type { RecordReader } from '../format.ts';
import type { Grade } from '../grade.ts';
import { makeItem } from '../item.ts';
import { gradeOfValue } from './value.ts';

/** Reads the samples of one log. */
export class SampleReader implements RecordReader {
  readonly models = new Set<string>();
  readonly #task: string;
  #scorer: string | null;
  readonly #isChosen: boolean;
  readonly #fileName: string;

  constructor(header: Fields, fragment: string | null, fileName: string) {
    const run = isObject(header.eval) ? header.eval : {};
    if (typeof run.model === 'string') this.models.add(run.model);
    this.#task = typeof run.task === 'string' ? run.task.replace(/^inspect_evals\//u, '') : 'inspect';
    this.#scorer = fragment ?? firstScorer(header);
    this.#isChosen = fragment !== null;
    this.#fileName = fileName;
  }

  read(record: unknown, place: Place): BenchmarkItem[] {
    const sample = fieldsOf(record);
    const resolve = attachmentsOf(sample);
    return [
      makeItem({
        task: this.#task,
        id: idAt(sample, 'id'),
        prompt: withChoices(resolve(promptOf(sample)), sample.choices),
        response: resolve(responseOf(sample)),
        reference: targetOf(sample, resolve),
        repeat: Math.max(0, countAt(sample, 'epoch') - 1),
        ...this.#gradeOf(sample),
        place,
      }),
    ];
  }

  #gradeOf(sample: Fields): Grade {
    if (sample.error !== undefined && sample.error !== null) return { outcome: 'error', score: null };
    const scores = isObject(sample.scores)
      ? sample.scores
      : isObject(sample.score)
        ? { score: sample.score }
        : {};
    const names = Object.keys(scores);
    if (this.#isChosen && names.length > 0 && !names.includes(this.#scorer ?? ''))
      throw this.#noScorer(names);
    const name = this.#scorer !== null && names.includes(this.#scorer) ? this.#scorer : names[0];
    this.#scorer ??= name ?? null;
    const score = name === undefined ? undefined : scores[name];
    return gradeOfValue(isObject(score) ? score.value : undefined);
  }

  #noScorer(names: string[]): RetakeError {
    return new RetakeError(
      'USAGE',
      `${this.#fileName} has no scorer "${this.#scorer}": ${names.join(', ')}`,
      {
        hint: `Name one of them after the #, as in ${this.#fileName}#${names[0]}.`,
      },
    );
  }
}

function firstScorer(header: Fields): string | null {
  const scores =
    isObject(header.results) && Array.isArray(header.results.scores) ? header.results.scores : [];
  const [first] = scores;
  return isObject(first) && typeof first.name === 'string' ? first.name : null;
}

function promptOf({ input, messages }: Fields): string {
  if (typeof input === 'string') return input;
  return lastMessage(input, 'user') || lastMessage(messages, 'user');
}

function responseOf({ output }: Fields): string {
  if (!isObject(output)) return '';
  if (typeof output.completion === 'string' && output.completion !== '') return output.completion;
  const [choice] = Array.isArray(output.choices) ? output.choices : [];
  return isObject(choice) && isObject(choice.message) ? textOfContent(choice.message.content) : '';
}

/** Where several targets are accepted, the first is the reference. */
function targetOf({ target }: Fields, resolve: (text: string) => string): string | undefined {
  const [first] = Array.isArray(target) ? target : [target];
  return typeof first === 'string' && first.trim() !== '' ? resolve(first).trim() : undefined;
}

function withChoices(prompt: string, choices: unknown): string {
  if (!Array.isArray(choices) || choices.length === 0) return prompt;
  return [
    prompt,
    ...choices.map((choice, index) => `${String.fromCharCode(65 + index)}) ${textOfContent(choice)}`),
  ].join('\n');
}

/** Long texts stand once beside the sample, as `attachment://<hash>` wherever they are used. */
function attachmentsOf({ attachments }: Fields): (text: string) => string {
  const table = isObject(attachments) ? attachments : {};
  return (text) =>
    text.replace(/(?:attachment|tc):\/\/([0-9a-f]{32})/gu, (link, hash: string) => {
      const found = Object.hasOwn(table, hash) ? table[hash] : undefined;
      return typeof found === 'string' ? found : link;
    });
}
