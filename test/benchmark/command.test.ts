import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchmark } from '../../src/commands/benchmark.ts';
import { commandContext } from './command-context.ts';
import { rightAnswer, rowsOf, scratch, serve } from './exam-setup.ts';
import { questionOf } from './model-server.ts';

const line = (value: object) => `${JSON.stringify(value)}\n`;

async function sit(exam: string, ...args: string[]) {
  const folder = scratch();
  writeFileSync(join(folder, 'exam.jsonl'), exam);
  const server = await serve({ answer: (body) => rightAnswer(questionOf(body)) });
  const { context, said } = commandContext(folder);
  const all = [
    '--items',
    'exam.jsonl',
    '--model',
    'm',
    '--endpoint',
    server.url,
    '--out',
    'out.jsonl',
    ...args,
  ];
  return { folder, server, said, run: () => benchmark(all, context), out: join(folder, 'out.jsonl') };
}

describe('retake benchmark', () => {
  it('reads GSM8K’s rows, with a byte order mark and Windows line ends', async () => {
    const exam = `\uFEFF{"question":"What is 3 + 3?","answer":"#### 6"}\r\n\r\n{"question":"What is 4 + 4?","answer":"#### 9"}\r\n`;
    const { run, out, said } = await sit(exam, '--category', 'math');
    expect(await run()).toBe(0);
    expect(rowsOf(out)).toMatchObject([
      { task: 'exam', id: null, category: 'math', prompt: 'What is 3 + 3?', outcome: 'correct' },
      { outcome: 'incorrect' },
    ]);
    expect(said.out).toContain('math          2        2  1 correct, 1 incorrect');
    expect(said.out).not.toContain('agreement');
  });

  it('asks each question of earlier results once, whatever was answered then', async () => {
    const row = {
      task: 't',
      id: 'a',
      prompt: 'What is 2 + 2?',
      response: '5',
      outcome: 'incorrect',
      reference: '4',
    };
    const { run, out } = await sit(line({ ...row, repeat: 0 }) + line({ ...row, repeat: 1 }));
    expect(await run()).toBe(0);
    expect(rowsOf(out)).toMatchObject([
      { task: 't', id: 'a', response: 'The answer is 4.', outcome: 'correct' },
    ]);
  });

  it.each([
    ['an exam that is not there', '', ['--items', 'nope.jsonl'], 'RESULTS_NOT_FOUND', 'nope.jsonl'],
    ['an empty exam', '', [], 'RESULTS_UNREADABLE', 'exam.jsonl'],
    ['a broken line', `${line({ prompt: 'p' })}{"prompt":`, [], 'RESULTS_UNREADABLE', 'exam.jsonl line 2'],
    [
      'a row without a question',
      line({ prompt: 'p' }) + line({ x: 1 }),
      [],
      'RESULTS_UNREADABLE',
      'exam.jsonl line 2',
    ],
    ['no JSON at all', 'hello\n', [], 'FORMAT_UNKNOWN', 'exam.jsonl'],
    [
      'an endpoint that is none',
      line({ prompt: 'p' }),
      ['--endpoint', 'nowhere'],
      'USAGE',
      '--endpoint: expected an address',
    ],
    [
      'numbers out of their range',
      line({ prompt: 'p' }),
      ['--top-p', '3', '--temperature', '-1', '--max-tokens', '0', '--samples', '1e9', '--seed', '0.5'],
      'USAGE',
      [
        'benchmark has 5 problems:',
        '  --samples: must be at most 10000, got 1000000000',
        '  --temperature: must be at least 0, got -1',
        '  --top-p: must be at most 1, got 3',
        '  --seed: expected a whole number, got "0.5"',
        '  --max-tokens: must be at least 1, got 0',
      ].join('\n'),
    ],
    ['a pattern that is none', line({ prompt: 'p' }), ['--pattern', '('], 'USAGE', 'regular expression'],
    ['a limit without prices', line({ prompt: 'p' }), ['--max-usd', '1'], 'USAGE', 'no price'],
    [
      'results in place of their own exam',
      line({ prompt: 'p' }),
      ['--out', 'exam.jsonl'],
      'USAGE',
      'write over',
    ],
    [
      'a judge without an opponent',
      line({ prompt: 'p' }),
      ['--judge', 'j'],
      'USAGE',
      'answer of an opponent',
    ],
    [
      'judged pairs without a judge',
      line({ prompt: 'p' }),
      ['--judged-files', 'x'],
      'USAGE',
      'without a judge',
    ],
    ['a folder for results', line({ prompt: 'p' }), ['--out', '.'], 'USAGE', 'is a folder'],
    [
      'two graders',
      line({ prompt: 'p' }),
      ['--pattern', 'x', '--judge', 'y'],
      'CONFIG_INVALID',
      'graded in one way',
    ],
  ])('refuses %s', async (_, exam, args, code, message) => {
    const folder = scratch();
    writeFileSync(join(folder, 'exam.jsonl'), exam);
    const server = await serve({ answer: () => '1' });
    const { context } = commandContext(folder);
    const given = { '--items': 'exam.jsonl', '--model': 'm', '--endpoint': server.url, '--out': 'out.jsonl' };
    const kept = Object.entries(given).filter(([flag]) => !args.includes(flag));
    await expect(benchmark([...kept.flat(), ...args], context)).rejects.toMatchObject({
      code,
      exitCode: 2,
      message: expect.stringContaining(message),
    });
    expect(existsSync(join(folder, 'out.jsonl'))).toBe(false);
    expect(server.requests).toBe(0);
  });

  it('says where results below a file cannot be written, before it asks', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'exam.jsonl'), line({ prompt: 'p' }));
    const server = await serve({ answer: () => '1' });
    const { context } = commandContext(folder);
    const args = ['--items', 'exam.jsonl', '--model', 'm', '--endpoint', server.url];
    await expect(benchmark([...args, '--out', 'exam.jsonl/out'], context)).rejects.toMatchObject({
      code: 'OUTPUT_FAILED',
      exitCode: 4,
    });
    expect(server.requests).toBe(0);
  });

  it('asks nothing twice where two sit the same exam at once', async () => {
    const { run, out, server } = await sit(line({ task: 't', prompt: 'What is 2 + 2?', reference: '4' }));
    const ends = await Promise.allSettled([run(), run()]);
    // Which of the two comes first is the disk's affair.
    expect(ends.toSorted((a, b) => a.status.localeCompare(b.status))).toMatchObject([
      { status: 'fulfilled', value: 0 },
      { status: 'rejected', reason: { code: 'USAGE', message: expect.stringContaining('by another run') } },
    ]);
    expect([server.requests, rowsOf(out).length]).toEqual([1, 1]);
  });

  it('follows a link to where the results are', async () => {
    const { run, folder, out } = await sit(line({ task: 't', prompt: 'What is 2 + 2?', reference: '4' }));
    writeFileSync(join(folder, 'there.jsonl'), '');
    symlinkSync('there.jsonl', out);
    expect(await run()).toBe(0);
    expect(rowsOf(join(folder, 'there.jsonl'))).toMatchObject([{ outcome: 'correct' }]);
    expect(readdirSync(folder).sort()).toEqual(['exam.jsonl', 'out.jsonl', 'there.jsonl']);
  });

  it('sends a key only where it belongs', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'exam.jsonl'), line({ prompt: 'What is 1 + 1?', reference: '2' }));
    const keys: unknown[] = [];
    const server = await serve({
      answer: () => '2',
      refuse: (_, { authorization }) => {
        keys.push(authorization);
        return null;
      },
    });
    const env = { OPENAI_API_KEY: 'theirs', MY_KEY: 'mine' };
    const { context } = commandContext(folder, env);
    const args = ['--items', 'exam.jsonl', '--model', 'm', '--endpoint', server.url, '--out', 'out.jsonl'];
    await benchmark(args, context);
    mkdirSync(join(folder, '.github'));
    writeFileSync(join(folder, '.github', 'retake.yml'), 'benchmark: { key_env: MY_KEY }\n');
    await benchmark(args, context);
    expect(keys).toEqual([undefined, 'Bearer mine']);
    writeFileSync(join(folder, '.github', 'retake.yml'), 'benchmark: { key_env: NO_KEY }\n');
    await expect(benchmark(args, context)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('NO_KEY'),
    });
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8')).not.toContain('mine');
  });
});
