import { expect, test } from 'vitest';
import { terminalContext } from './terminal-context.ts';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s interrupts, and is not heard any more after',
  (name) => {
    const before = process.listenerCount(name);
    const { context, close } = terminalContext();
    expect(context.signal.aborted).toBe(false);
    process.emit(name, name);
    expect(context.signal.aborted).toBe(true);
    close();
    expect(process.listenerCount(name)).toBe(before);
  },
);

test('a terminal that says twice that it is closed leaves time to clear away', () => {
  const { context, close } = terminalContext();
  for (const _ of [1, 2]) process.emit('SIGHUP', 'SIGHUP');
  expect(context.signal.aborted).toBe(true);
  close();
});

test('a command goes on, or clears away, where nobody reads what it says any more', () => {
  const { close } = terminalContext();
  close();
  const gone = Object.assign(new Error('write EIO'), { code: 'EIO' });
  expect(() => process.stderr.emit('error', gone)).not.toThrow();
});
