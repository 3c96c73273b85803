import { describe, expect, it } from 'vitest';
import { CodedColumn } from './coded-column.ts';

describe('CodedColumn', () => {
  it('holds the first value where none was set', () => {
    expect(new CodedColumn([null, 'prompt', 'category']).get(70_000)).toBeNull();
  });

  it('gives back what was set last', () => {
    const column = new CodedColumn(['a', 'b', 'c']);
    column.set(3, 'c');
    column.set(4, 'b');
    column.set(4, 'a');
    expect([2, 3, 4].map((index) => column.get(index))).toEqual(['a', 'c', 'a']);
  });
});
