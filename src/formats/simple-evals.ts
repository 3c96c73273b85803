import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { lastMessage } from './content.ts';
import { hasKeys, isObject, numberAt } from './fields.ts';
import { stemOf } from './file-name.ts';
import type { FileContext, Format, RecordReader, Summary } from './format.ts';
import { gradeOf } from './grade.ts';
import { makeItem } from './item.ts';
import { Repeats } from './repeats.ts';

/** `*_allresults.json` of simple-evals: the grades stand in the report's HTML, in the order of the conversations. */
export const simpleEvals: Format = {
  id: 'simple-evals',
  title: 'simple-evals (*_allresults.json)',
  recognises: ({ shape, first }) =>
    shape === 'document' && hasKeys(first, 'score', 'metrics', 'htmls') && Array.isArray(first.htmls),
  recordsAt: () => ['convos', '*'],
  header: ['htmls', 'metadata'],
  open: (file) => new ConversationReader(file),
};

class ConversationReader implements RecordReader {
  readonly models = new Set<string>();
  readonly #task: string;
  readonly #htmls: unknown[];
  readonly #examples: unknown[];
  readonly #repeats = new Repeats();

  constructor({ fileName, header }: FileContext) {
    const [, task, model] = /^([^_]+)_(.+?)(?:_\d{8}_\d{6})?_allresults$/u.exec(stemOf(fileName)) ?? [];
    this.#task = task ?? 'simple-evals';
    if (model !== undefined) this.models.add(model);
    this.#htmls = Array.isArray(header.htmls) ? header.htmls : [];
    const examples = isObject(header.metadata) ? header.metadata.example_level_metadata : undefined;
    this.#examples = Array.isArray(examples) ? examples : [];
  }

  read(conversation: unknown, place: Place): BenchmarkItem[] {
    const prompt = lastMessage(conversation, 'user');
    const html = this.#htmls[Number(place.key)];
    const example = this.#examples[Number(place.key)];
    const shown = typeof html === 'string' ? readHtml(html) : {};
    const score = shown.score ?? (isObject(example) ? numberAt(example, 'score') : null);
    return [
      makeItem({
        task: this.#task,
        prompt,
        response: lastMessage(conversation, 'assistant'),
        reference: shown.reference,
        repeat: this.#repeats.next(prompt),
        ...gradeOf(score),
        place,
      }),
    ];
  }
}

function readHtml(html: string): { score?: number; reference?: string } {
  const score = /<p>\s*Score:\s*([^<]*)<\/p>/u.exec(html)?.[1]?.trim();
  const reference = /<p>\s*Correct Answer:\s*([^<]*)<\/p>/u.exec(html)?.[1]?.trim();
  return {
    ...(score === undefined || score === ''
      ? {}
      : { score: /^(?:True|False)$/u.test(score) ? Number(score === 'True') : Number(score) }),
    ...(reference === undefined || reference === 'None' || reference === ''
      ? {}
      : { reference: unescapeHtml(reference) }),
  };
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#39': "'",
  '#x27': "'",
};

function unescapeHtml(text: string): string {
  return text.replace(/&(#?\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** `<eval>_<model>.json`: totals. */
export const simpleEvalsTotals: Summary = {
  id: 'simple-evals-totals',
  title: 'simple-evals totals',
  recognises: ({ shape, first }) => shape === 'document' && hasKeys(first, 'score', 'score:std'),
  modelOf: () => null,
  holds: 'totals only',
  instead: 'the *_allresults.json beside it',
};
