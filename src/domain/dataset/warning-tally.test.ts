import { expect, test } from 'vitest';
import { WarningTally } from './warning-tally.ts';

const REMARK = { one: 'failure has no target', many: 'failures have no target' };

test('counts a remark for each code and category, and reads on from one and from many', () => {
  const tally = new WarningTally();
  tally.add('no-target', 'math', REMARK);
  tally.add('no-target', 'code', REMARK);
  tally.add('no-target', 'math', REMARK);
  tally.add('short', null, { one: 'row', many: 'rows' }, 0);
  expect(tally.list()).toEqual([
    { code: 'no-target', category: 'math', count: 2, message: 'math: 2 failures have no target' },
    { code: 'no-target', category: 'code', count: 1, message: 'code: 1 failure has no target' },
    { code: 'short', category: null, count: 0, message: '0 rows' },
  ]);
});
