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

test('a status line is one line that steers nothing, cut to the terminal', () => {
  const { isTTY, columns, write } = process.stderr;
  const written: unknown[] = [];
  Object.assign(process.stderr, { isTTY: true, columns: 20, write: (text: unknown) => written.push(text) });
  try {
    const { context, close } = terminalContext();
    context.status('reading \u001b[31m\na.jsonl and much more');
    close();
  } finally {
    Object.assign(process.stderr, { isTTY, columns, write });
  }
  expect(written).toEqual(['\r\u001b[2Kreading [31m a.jso…', '\r\u001b[2K']);
});
