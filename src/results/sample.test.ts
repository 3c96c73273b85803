import { describe, expect, it } from 'vitest';
import { layoutsOf } from './sample.ts';

const forms = (head: string, isWhole = true) =>
  layoutsOf(head, isWhole, 'f').map(({ form, sample }) => [form, sample.first]);

describe('layoutsOf', () => {
  it.each<[string, string, boolean, unknown[]]>([
    ['an array', '[{"a": 1}, {"a": 2}]', true, [['array', { a: 1 }]]],
    ['the start of an array', '[{"a": 1, "b": "tex', false, [['array', { a: 1 }]]],
    ['rows', '{"a": 1}\n{"a": 2}\n', true, [['lines', { a: 1 }]]],
    ['rows of which the first is broken', '{"a" 1}\n{"a": 2}\n', true, [['lines', { a: 2 }]]],
    [
      'one object on one line, which may be either',
      '{"a": 1}\n',
      true,
      [
        ['document', { a: 1 }],
        ['lines', { a: 1 }],
      ],
    ],
    ['a document over several lines', '{\n  "a": {\n    "b": 1', false, [['document', { a: {} }]]],
    ['no JSON', 'hello', true, []],
    ['rows after a line of something else', '# log\n{"a": 1}\n', true, [['lines', { a: 1 }]]],
  ])('%s', (_, head, isWhole, expected) => {
    expect(forms(head, isWhole)).toEqual(expected);
  });

  it.each<[string, boolean, boolean[]]>([
    ['{"a": "tex', false, [true, true]],
    ['{"a": 1}', true, [false, false]],
    ['{"a": 1}\n{"a": "tex', false, [false]],
    ['{\n  "a": "tex', false, [false]],
    ['[{"a": "tex', false, [true]],
    ['[{"a": 1}, {"a": "tex', false, [false]],
    ['[{"a": 1}]', true, [false]],
  ])('says of %s, all there is: %s, whether its first record is cut', (head, isWhole, expected) => {
    expect(layoutsOf(head, isWhole, 'f').map(({ isCut }) => isCut)).toEqual(expected);
  });
});
