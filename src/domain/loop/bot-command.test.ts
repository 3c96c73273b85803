import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BotCommand, commandText, hearCommand } from './bot-command.ts';

const SHA = 'a1b2c3d4e5'.repeat(4);

const heard = (body: string) => {
  const said = hearCommand(body);
  return said.kind === 'command' ? said.command : said.kind;
};

describe('a command', () => {
  it.each<[string, BotCommand]>([
    ['/retake train', { verb: 'train', sha: null }],
    ['/retake train  \n\nplease, the numbers look good', { verb: 'train', sha: null }],
    ['/retake\ttrain\r\n', { verb: 'train', sha: null }],
    ['/Retake Train A1B2C3D', { verb: 'train', sha: 'a1b2c3d' }],
    [`/retake next ${SHA}`, { verb: 'next', sha: SHA }],
    ['/retake cancel', { verb: 'cancel', sha: null }],
    [`/retake approve ${SHA}`, { verb: 'approve', sha: SHA }],
    ['/retake why gsm8k/17', { verb: 'why', item: 'gsm8k/17' }],
    ['/retake why  What is 2 + 2?', { verb: 'why', item: 'What is 2 + 2?' }],
  ])('%j', (body, command) => expect(heard(body)).toEqual(command));

  it.each([
    'train',
    'please /retake train',
    ' /retake train',
    '    /retake train',
    '> /retake train',
    '`/retake train`',
    '```\n/retake train\n```',
    '~~~\n/retake train\n~~~',
    '> as was said\n/retake train',
    '<!--\n/retake train\n-->',
    '<pre>\n/retake train\n</pre>',
    '- /retake train',
    'hello\n/retake train',
    '\n/retake train',
    '\ufeff/retake train',
    '/retaken train',
    '/retake-train',
    '//retake train',
    '',
  ])('is not %j', (body) => expect(heard(body)).toBe('nothing'));

  it.each([
    ['/retake', 'no command'],
    ['/retake dance', 'no such command'],
    ['/retake constructor', 'no such command'],
    ['/retake train now', 'hex digits'],
    ['/retake train a1b2c3', 'hex digits'],
    [`/retake train ${SHA}0`, 'hex digits'],
    ['/retake train a1b2c3d please', 'or nothing'],
    ['/retake approve', 'all 40'],
    ['/retake approve a1b2c3d', 'all 40'],
    [`/retake approve ${SHA} now`, 'all 40'],
    ['/retake why', 'needs an item'],
    ['/retake train\n/retake cancel', 'one command'],
    ['/retake train\n\n  /retake cancel', 'one command'],
    [`/retake why ${'x'.repeat(400)}`, 'too long'],
  ])('%j is unclear: %s', (body, reason) => {
    const said = hearCommand(body);
    expect(said.kind === 'unclear' ? said.reason : said).toContain(reason);
  });

  const verbs = ['train', 'cancel', 'why x', 'approve', 'next', `approve ${SHA}`, ''];
  const hostile = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '/retake',
        '/retake ',
        '\n',
        '\r',
        '\u2028',
        '\u0085',
        '>',
        '```',
        ' ',
        '\t',
        '<!--',
        ...verbs,
      ),
    ),
    { maxLength: 12 },
  );

  it('is never heard unless the first line begins with it', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const body = parts.join('');
        const said = hearCommand(body);
        if (!/^\/retake(\s|$)/i.test(body)) expect(said).toEqual({ kind: 'nothing' });
      }),
      { numRuns: 2000 },
    );
  });

  it('is never heard after anything else, and never two of them', () => {
    const first = fc.string({ minLength: 1 }).filter((line) => !line.startsWith('/'));
    fc.assert(
      fc.property(first, fc.constantFrom(...verbs), (before, verb) => {
        expect(hearCommand(`${before}/retake ${verb}`).kind).toBe('nothing');
        expect(hearCommand(`${before}\n/retake ${verb}`).kind).toBe('nothing');
        expect(hearCommand(`/retake train\n${before}\n/retake ${verb}`).kind).not.toBe('command');
      }),
    );
  });

  it('is told as it is typed', () => {
    for (const body of [
      '/retake train',
      '/retake why a b',
      `/retake approve ${SHA}`,
      '/retake next abcdef1',
    ]) {
      const said = hearCommand(body);
      expect(said.kind === 'command' ? commandText(said.command) : said).toBe(body);
    }
  });
});
