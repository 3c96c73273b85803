import { describe, expect, it } from 'vitest';
import { formatCheckId, parseCheckId } from './check-id.ts';

const id = {
  request: '9f3c'.repeat(8),
  key: { order: 142, run: 17693, attempt: 2 },
  phase: 'training',
  attempt: 1,
} as const;

describe('check id', () => {
  it('reads what it wrote', () => {
    expect(formatCheckId(id)).toBe(`retake:${id.request}:000142.17693.2:training`);
    expect(parseCheckId(formatCheckId(id))).toEqual(id);
    expect(parseCheckId(formatCheckId({ ...id, request: null }))).toEqual({ ...id, request: null });
    expect(parseCheckId(formatCheckId({ ...id, attempt: 3 }))).toEqual({ ...id, attempt: 3 });
  });

  it.each([
    '',
    'retake',
    'retake:none:000142.17693.2:asleep',
    'ci:none:000142.17693.2:judged',
    'retake:none:x:judged',
  ])('is not ours: %j', (text) => expect(parseCheckId(text)).toBeNull());
});
