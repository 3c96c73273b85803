import { finalAnswer } from '../audit/final-answer.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import type { DatasetFormat } from './dataset.ts';

/** A question and the answer to learn for it, before it takes the shape of a dataset format. */
export interface TrainingExample {
  identity: string;
  item: BenchmarkItem;
  target: string;
  /** Whose words the target is: `reference`, the opponent's name, or `own answer`. */
  from: string;
  /** What was wrong with the model's own answer: its outcome; `replay` where nothing was. */
  reason: string;
}

/** A line of a dataset file. */
export type TrainingRow = Record<string, unknown>;

/**
 * The rows an example becomes (FORMATS.md section 10). KTO makes two of a failure, the target wanted and the
 * model's answer unwanted; a preference pair needs a rejected answer, so a replay example makes none.
 */
export function rowsOf(example: TrainingExample, format: DatasetFormat): TrainingRow[] {
  const { item, target, reason } = example;
  const isReplay = reason === 'replay';
  const rejected = isReplay || item.response.trim() === '' ? [] : [item.response];
  switch (format) {
    case 'prompt-completion':
      return [{ prompt: item.prompt, completion: target }];
    case 'messages':
      return [
        {
          messages: [
            { role: 'user', content: item.prompt },
            { role: 'assistant', content: target },
          ],
        },
      ];
    case 'alpaca':
      return [alpacaRow(example)];
    case 'preference':
      return rejected.map((answer) => ({ prompt: item.prompt, chosen: target, rejected: answer }));
    case 'kto':
      return [
        { prompt: item.prompt, completion: target, label: true },
        ...rejected.map((answer) => ({ prompt: item.prompt, completion: answer, label: false })),
      ];
  }
}

/** Alpaca with the columns that older tooling around GPT-4-judged benchmarks reads; every row has every key. */
function alpacaRow({ item, target, reason }: TrainingExample): TrainingRow {
  return {
    instruction: item.prompt,
    input: '',
    output: target,
    category: item.category,
    failure_type: reason,
    correct_answer: item.reference === undefined ? null : finalAnswer(item.reference),
    model_response: item.response,
    metadata: {
      winner: item.judge?.winner ?? null,
      judgment: item.judge?.reasoning ?? null,
      original_source: 'benchmark_results',
    },
  };
}
