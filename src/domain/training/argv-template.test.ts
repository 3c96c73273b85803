import { expect, test } from 'vitest';
import { fillArgv } from './argv-template.ts';

const values = { model: 'org/model; rm -rf /', output: '/tmp/a b' };

test('a word stays a word, whatever is put in', () => {
  expect(fillArgv(['bench', '--model={model}', '{output}'], values, 'benchmark.command')).toEqual([
    'bench',
    '--model=org/model; rm -rf /',
    '/tmp/a b',
  ]);
});

test('values are not read for placeholders, braces that name nothing stay', () => {
  expect(fillArgv(['{model}', '{"a": 1}', '{}'], { model: '{output}' }, 'x')).toEqual([
    '{output}',
    '{"a": 1}',
    '{}',
  ]);
});

test('an unknown placeholder is named, with those that are known', () => {
  expect(() => fillArgv(['{modle}'], values, 'benchmark.command')).toThrow(/benchmark\.command: \{modle\}/);
  expect(() => fillArgv(['{constructor}'], values, 'benchmark.command')).toThrow(/no known/);
});
