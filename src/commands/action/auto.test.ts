import { expect, it } from 'vitest';
import { commandOfEvent } from './auto.ts';
import { titleOf } from './say/publish.ts';

it.each([
  ['push', 'start'],
  ['pull_request', 'start'],
  ['merge_group', 'start'],
  ['workflow_dispatch', 'start'],
  ['workflow_run', 'start'],
  ['schedule', 'watch'],
  ['issue_comment', 'answer'],
])('on %s it is %s', (event, command) => expect(commandOfEvent(event)).toBe(command));

it('has nothing to do for other events', () => {
  expect(() => commandOfEvent('issues')).toThrow('there is nothing to do');
});

it('gives a check the first line in plain words', () => {
  expect(titleOf('### ✅ Retake: PASS. Of `math` (p &lt; 0.001)\n\nmore')).toBe(
    '✅ Retake: PASS. Of math (p < 0.001)',
  );
});
