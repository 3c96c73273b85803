import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRun } from '../../test/builders/read-run.ts';
import { RetakeError } from '../domain/error.ts';
import { readItems } from './read.ts';

const FIXTURES = new URL('../../test/fixtures/', import.meta.url).pathname;

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'retake-read-'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(cwd, name), content);
  return name;
}

const ROW = { task: 'sums', id: 'a', prompt: '1 + 1?', response: '2', outcome: 'correct' };
const row = (overrides: object = {}) => JSON.stringify({ ...ROW, ...overrides });
const rows = (count: number) => Array.from({ length: count }, (_, index) => row({ id: `${index}` }));

/** Linux lets it be opened and not be read. */
const UNREADABLE = '/proc/self/mem';

const digestOf = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(cwd, name)))
    .digest('hex');

async function failure(specs: string[], format?: string): Promise<RetakeError> {
  try {
    await readRun(specs, { cwd, ...(format === undefined ? {} : { format }) });
  } catch (error) {
    if (error instanceof RetakeError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('readRun', () => {
  it('reads a document of judged pairs', async () => {
    const run = await readRun(['gpt4-judged/arithmetic_intermediate.json'], { cwd: FIXTURES });
    expect(run.model).toBeNull();
    expect(run.items.map(({ category, outcome, score }) => [category, outcome, score])).toEqual([
      ['arithmetic', 'win', 1],
      ['arithmetic', 'loss', 0],
      ['arithmetic', 'tie', 0.5],
    ]);
    expect(run.items[1]).toEqual({
      task: 'arithmetic',
      id: null,
      category: 'arithmetic',
      prompt: 'What is 7 * 6?',
      response: 'It is 41.',
      outcome: 'loss',
      score: 0,
      reference: '7 * 6 = <<7*6=42>>42\n#### 42',
      opponentResponse: '7 * 6 = 42',
      opponent: 'gpt-4',
      variant: '',
      repeat: 0,
      judge: { winner: 'B', reasoning: 'A is wrong.', position: 'A', scores: { model: 11, opponent: 19 } },
      place: { file: 'arithmetic_intermediate.json', unit: 'item', at: 1, key: 1 },
    });
    expect(run.items[2]?.reference).toBeUndefined();
    const bytes = readFileSync(join(FIXTURES, 'gpt4-judged/arithmetic_intermediate.json'));
    expect(run.files).toEqual([
      {
        path: 'gpt4-judged/arithmetic_intermediate.json',
        format: 'gpt4-judged',
        task: 'arithmetic',
        items: 3,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ]);
  });

  it('reads the same rows one a line, and takes a missing judgement for an error', async () => {
    const run = await readRun(['gpt4-judged/rows_intermediate.jsonl'], { cwd: FIXTURES });
    expect(run.items.map(({ category, outcome, score }) => [category, outcome, score])).toEqual([
      ['rows', 'win', 1],
      ['rows', 'loss', 0],
      ['rows', 'tie', 0.5],
      ['rows', 'error', null],
    ]);
    expect(run.items[3]?.place).toMatchObject({ file: 'rows_intermediate.jsonl', unit: 'line', at: 4 });
  });

  it("takes the model's name from a report beside the results", async () => {
    const run = await readRun(['gpt4-judged/*.json'], { cwd: FIXTURES });
    expect([run.model, run.items.length, run.files.length]).toEqual(['acme/tiny-1b', 3, 1]);
  });

  it("reads Retake's own results", async () => {
    const run = await readRun(['retake/results.jsonl'], { cwd: FIXTURES });
    expect(run.model).toBe('acme/tiny-1b');
    expect(
      run.items.map(({ task, id, category, outcome, score, repeat }) => [
        task,
        id,
        category,
        outcome,
        score,
        repeat,
      ]),
    ).toEqual([
      ['sums', 's-1', 'sums', 'correct', 1, 0],
      ['sums', '2', 'easy', 'incorrect', 0.25, 1],
      ['essays', null, 'essays', 'loss', 0, 0],
      ['essays', null, 'essays', 'unscored', null, 0],
      ['essays', null, 'essays', 'error', null, 0],
    ]);
    expect(run.files[0]?.task).toBe('sums,essays');
  });

  it("reads one model of GSM8K's solutions", async () => {
    const run = await readRun(['gsm8k-solutions/solutions.jsonl#small'], { cwd: FIXTURES });
    expect(run.model).toBe('small');
    expect(run.items.map(({ outcome, response }) => [outcome, response])).toEqual([
      ['incorrect', 'A: 8'],
      ['correct', 'A: 5'],
    ]);
    expect(run.files[0]?.path).toBe('gsm8k-solutions/solutions.jsonl#small');
  });

  it.each<[string, (content: string) => string | Uint8Array]>([
    ['a byte order mark', (content) => `\uFEFF${content}`],
    ['CRLF', (content) => content.replaceAll('\n', '\r\n')],
    ['gzip', (content) => gzipSync(content)],
    [
      'several gzip members',
      (content) => Buffer.concat([gzipSync(content.slice(0, 50)), gzipSync(content.slice(50))]),
    ],
    ['an array under the name of rows', (content) => `[${content.trim().replaceAll('\n', ',\n')}]`],
    ['no newline at the end', (content) => content.trim()],
    ['blank lines', (content) => `\n${content.replaceAll('\n', '\n\n')}`],
  ])('reads %s', async (_, change) => {
    const path = put('odd.jsonl', change(`${rows(3).join('\n')}\n`));
    const run = await readRun([path], { cwd });
    expect(run.items.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['0', 'correct'],
      ['1', 'correct'],
      ['2', 'correct'],
    ]);
  });

  it('reads bare NaN', async () => {
    const path = put('nan.jsonl', '{"task":"t","prompt":"p","response":"r","score":NaN}\n');
    expect((await readRun([path], { cwd })).items[0]).toMatchObject({ outcome: 'unscored', score: null });
  });

  it('finds the header after the records, also in a document larger than its first look', async () => {
    const results = Array.from({ length: 400 }, (_, index) => ({
      prompt: `${index} ${'p'.repeat(1000)}`,
      local_response: 'a',
      gpt4_response: 'b',
      judgment: { winner: 'B' },
    }));
    const path = put('late.json', JSON.stringify({ results, category: 'late' }));
    const run = await readRun([path], { cwd });
    expect([run.items.length, run.items.at(-1)?.category]).toEqual([400, 'late']);
  });

  it.each([
    ['lines', (list: string[]) => list.join('\n')],
    ['an array', (list: string[]) => `[${list.join(',')}]`],
  ])(
    'knows %s by a first row that is longer than its first look, or the choice of a format',
    async (_, joined) => {
      const long = { prompt: 'x'.repeat(300_000), response: 'y'.repeat(900_000) };
      const name = put('long-first.jsonl', joined([row({ id: 'long', ...long }), ...rows(3)]));
      for (const format of ['auto', 'retake']) {
        const { items, files } = await readRun([name], { cwd, format });
        expect(items.map(({ id }) => id)).toEqual(['long', '0', '1', '2']);
        expect(items[0]).toMatchObject(long);
        expect(files).toMatchObject([{ format: 'retake', sha256: digestOf(name) }]);
      }
      const packed = put('long-first.gz', gzipSync(readFileSync(join(cwd, name))));
      expect((await readRun([packed], { cwd })).items).toHaveLength(4);
    },
  );

  it('reads a file named twice once, and several in the order given', async () => {
    const [one, two] = [put('one.jsonl', row({ id: '1' })), put('two.jsonl', row({ id: '2' }))];
    const run = await readRun([two, one, 'one*.jsonl', two], { cwd });
    expect(run.files.map(({ path }) => path)).toContain('one.jsonl');
    expect(run.items.map(({ id }) => id).slice(0, 2)).toEqual(['2', '1']);
    expect(run.items.filter(({ id }) => id === '1')).toHaveLength(1);
  });

  it.skipIf(!existsSync('/proc/self/fd'))('closes the file where the caller has seen enough', async () => {
    const path = put('long.jsonl', rows(20_000).join('\n'));
    const open = () => readdirSync('/proc/self/fd').length;
    const before = open();
    for await (const item of readItems([path], { cwd })) if (item.id === '3') break;
    expect(open()).toBe(before);
  });

  it('reports bytes as it reads', async () => {
    const path = put('progress.jsonl', rows(10).join('\n'));
    const seen: number[][] = [];
    await readRun([path], {
      cwd,
      onProgress: ({ bytesRead, bytesTotal }) => seen.push([bytesRead, bytesTotal]),
    });
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  });

  it('says so where the files name several models', async () => {
    const paths = ['a', 'b'].map((model) => put(`${model}.jsonl`, row({ model })));
    const run = await readRun(paths, { cwd });
    expect([run.model, run.warnings.map(({ code }) => code)]).toEqual([null, ['several-models']]);
  });

  it('wants to know which of several models in one file is meant', async () => {
    const path = put('models.jsonl', [row({ model: 'a' }), row({ model: 'b' })].join('\n'));
    await expect(readRun([path], { cwd })).rejects.toThrow(/holds the answers of 2 models: a, b$/);
    await expect(readRun([`${path}#c`], { cwd })).rejects.toThrow(/has no model "c": a, b$/);
    const run = await readRun([`${path}#b`], { cwd });
    expect([run.model, run.items.length, run.warnings]).toEqual(['b', 1, []]);
  });

  it.each([
    ['one a line', (rows: string[]) => rows.join('\n'), 'line 2'],
    ['in an array', (rows: string[]) => `[${rows.join(',\n')}]`, 'line 2'],
  ])('tells of rows that are no UTF-8, %s', async (_, join, where) => {
    const content = join([row(), row({ response: 'caf\xe9' }), row()]);
    const path = put('latin1.json', Buffer.from(content, 'latin1'));
    const { items, warnings } = await readRun([path], { cwd });
    expect(items[1]?.response).toBe('caf\uFFFD');
    expect(warnings).toMatchObject([
      { code: 'not-utf-8', count: 1, message: expect.stringContaining(where) },
    ]);
    const own = put('own.json', join([row(), row({ response: 'caf\uFFFD' })]));
    expect((await readRun([own], { cwd })).warnings).toEqual([]);
  });

  it('skips few broken rows with a warning that names the first', async () => {
    const path = put('few.jsonl', [...rows(150), '{"task": "sums", ', ...rows(50)].join('\n'));
    const run = await readRun([path], { cwd });
    expect(run.items).toHaveLength(200);
    expect(run.warnings).toMatchObject([{ code: 'broken-records', count: 1 }]);
    expect(run.warnings[0]?.message).toContain('few.jsonl: 1 of 201 records');
    expect(run.warnings[0]?.message).toContain('line 151: it is no JSON');
  });

  it('passes over junk that a pattern found, and names it', async () => {
    put('junk-1.json', '{"some": "thing"}');
    put('junk-2.json', row());
    put('junk-3.json', '');
    put('junk-4.json', Buffer.from([0x89, 0x50, 0, 0]));
    put('junk-5.json', '{"compilerOptions": {} // as it is }');
    const run = await readRun(['junk-*.json'], { cwd });
    expect(run.items).toHaveLength(1);
    expect(run.warnings.map(({ code, message }) => [code, message.slice(0, 11)])).toEqual(
      [1, 3, 4, 5].map((number) => ['file-skipped', `junk-${number}.json`]),
    );
  });
});

describe('readRun refuses', () => {
  it.each<[string, () => string, string, RegExp, RegExp]>([
    ['a missing file', () => 'none.json', 'RESULTS_NOT_FOUND', /no file none\.json/, /taken from/],
    [
      'a pattern without a match',
      () => 'none-*.json',
      'RESULTS_NOT_FOUND',
      /matches none-\*\.json/,
      /patterns/,
    ],
    ['a folder', () => '.', 'RESULTS_NOT_FOUND', /\. is a folder/, /\*\.json/],
    [
      'an empty file',
      () => put('empty.json', ' \n'),
      'RESULTS_UNREADABLE',
      /empty\.json: the file is empty/,
      /again/,
    ],
    [
      'a binary file',
      () => put('b.json', Buffer.from([1, 2, 0, 3])),
      'RESULTS_UNREADABLE',
      /binary/,
      /take it out/,
    ],
    [
      'an unknown format',
      () => put('x.json', '{"a": 1}'),
      'FORMAT_UNKNOWN',
      /x\.json/,
      /GPT-4-judged.*GSM8K.*Retake/,
    ],
    [
      'a row without an outcome',
      () => put('r.jsonl', '{"task":"t","prompt":"p","response":"r"}\n'),
      'FORMAT_UNKNOWN',
      /need outcome or score/,
      /docs\/formats\.md/,
    ],
    [
      'UTF-16, as PowerShell writes it',
      () => put('u.jsonl', Buffer.from('\ufeff{"task":"t"}\n', 'utf16le')),
      'RESULTS_UNREADABLE',
      /UTF-16/,
      /again/,
    ],
    [
      'a path below a file',
      () => join(put('f.jsonl', '{}'), 'x.jsonl'),
      'RESULTS_NOT_FOUND',
      /no file .*f\.jsonl/,
      /taken from/,
    ],
    [
      'a link that leads to itself',
      () => {
        const link = join(cwd, 'loop.jsonl');
        symlinkSync(link, link);
        return 'loop.jsonl';
      },
      'RESULTS_NOT_FOUND',
      /loop\.jsonl cannot be read: ELOOP/,
      /taken from/,
    ],
    ['a text', () => put('x.txt', 'hello'), 'FORMAT_UNKNOWN', /x\.txt/, /results as JSON/],
    [
      'a truncated document',
      () =>
        put(
          'cut.json',
          '{"category": "m",\n"results": [\n{"prompt": "p", "local_response": "l", "gpt4_response": "g", "judgment": {"winn',
        ),
      'RESULTS_UNREADABLE',
      /cut\.json: line 3, column 8\d: it ends in the middle/,
      /again/,
    ],
    [
      'a broken document',
      () => put('bad.json', '{"a": 1,\n  b: 2}'),
      'RESULTS_UNREADABLE',
      /bad\.json: line 2, column 3/,
      /again/,
    ],
    [
      'many broken rows',
      () => put('many.jsonl', [...rows(10), '{"task": 1}', '{', ...rows(10)].join('\n')),
      'RESULTS_UNREADABLE',
      /many\.jsonl: line 11: task is no text \(2 of 22/,
      /again/,
    ],
    [
      'a damaged gzip file',
      () => put('cut.gz', gzipSync(rows(1000).join('\n')).subarray(0, 300)),
      'RESULTS_UNREADABLE',
      /gzip/,
      /again/,
    ],
    [
      'totals only',
      () => put('report.json', '{"model_path": "m", "overall": {}, "by_category": {}}'),
      'RESULTS_UNREADABLE',
      /totals only/,
      /_intermediate\.json/,
    ],
  ])('%s', async (_, path, code, message, hint) => {
    const error = await failure([path()]);
    expect(error.code).toBe(code);
    expect(error.exitCode).toBe(2);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
    expect(error.hint).toMatch(hint);
  });

  it.skipIf(!existsSync(UNREADABLE))('a file that can be opened and not be read', async () => {
    const error = await failure([UNREADABLE]);
    expect(error.code).toBe('RESULTS_UNREADABLE');
    expect(error.message).toContain('/proc/self/mem: it cannot be read: EIO');
  });

  it('several models without a choice, and names them', async () => {
    const path = put('models.jsonl', readFileSync(join(FIXTURES, 'gsm8k-solutions/solutions.jsonl')));
    expect((await failure([path])).message).toBe('models.jsonl holds the answers of 2 models: small, large');
    expect((await failure([`${path}#huge`])).message).toBe('models.jsonl has no model "huge": small, large');
  });

  it('names that are long, of several lines or meant for a terminal, in one short line', async () => {
    const models = ['\u001b[31ma\nb', 'x'.repeat(300)];
    const path = put(
      'odd-models.jsonl',
      models.map((model, index) => row({ id: `${index}`, model })).join('\n'),
    );
    const { message, hint } = await failure([path]);
    expect(message).toBe(`odd-models.jsonl holds the answers of 2 models: [31ma b, ${'x'.repeat(79)}…`);
    expect(hint).toBe('Name one of them after a #, as in odd-models.jsonl#[31ma b.');
    const broken = put('odd-key.json', '{"\\u001b[1m\\nkey": {"task": 1}}');
    expect((await failure([broken])).message).not.toMatch(/[\u0000-\u001f]/u);
  });

  it('a format it does not know', async () => {
    expect((await failure([put('r.jsonl', row())], 'excel')).message).toContain('"excel"');
  });
});
