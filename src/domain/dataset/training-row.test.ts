import { expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import type { DatasetFormat } from './dataset.ts';
import { rowsOf } from './training-row.ts';

const item = answer({ prompt: 'P', response: 'wrong', reference: 'so it is #### 4' });
const failure = { identity: 'i', item, target: 'T', from: 'reference', reason: 'loss' };
const replay = { ...failure, target: 'own', from: 'own answer', reason: 'replay' };

test.each<[DatasetFormat, unknown[], unknown[]]>([
  ['prompt-completion', [{ prompt: 'P', completion: 'T' }], [{ prompt: 'P', completion: 'own' }]],
  [
    'messages',
    [
      {
        messages: [
          { role: 'user', content: 'P' },
          { role: 'assistant', content: 'T' },
        ],
      },
    ],
    [
      {
        messages: [
          { role: 'user', content: 'P' },
          { role: 'assistant', content: 'own' },
        ],
      },
    ],
  ],
  ['preference', [{ prompt: 'P', chosen: 'T', rejected: 'wrong' }], []],
  [
    'kto',
    [
      { prompt: 'P', completion: 'T', label: true },
      { prompt: 'P', completion: 'wrong', label: false },
    ],
    [{ prompt: 'P', completion: 'own', label: true }],
  ],
])('%s', (format, ofFailure, ofReplay) => {
  expect(rowsOf(failure, format)).toEqual(ofFailure);
  expect(rowsOf(replay, format)).toEqual(ofReplay);
});

test('alpaca keeps the older tooling’s columns, every one in every row', () => {
  const [row] = rowsOf(failure, 'alpaca');
  expect(row).toEqual({
    instruction: 'P',
    input: '',
    output: 'T',
    category: 'math',
    failure_type: 'loss',
    correct_answer: '4',
    model_response: 'wrong',
    metadata: { winner: null, judgment: null, original_source: 'benchmark_results' },
  });
  expect(Object.keys(rowsOf(replay, 'alpaca')[0] ?? {})).toEqual(Object.keys(row ?? {}));
});
