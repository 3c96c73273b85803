import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
// @ts-expect-error: a script of the build, without types
import { libraryTypes } from '../scripts/library-types.mjs';
// @ts-expect-error: a script of the build, without types
import { apiDocs } from '../scripts/write-api-docs.mjs';
import { results } from './builders/result-rows.ts';
import { ROOT, scratch } from './cli/retake.ts';

/** A package that has installed this one. */
function consumer(): string {
  const folder = scratch();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/retake'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'before.jsonl'), results(100, 50));
  writeFileSync(join(folder, 'after.jsonl'), results(100, 80));
  return folder;
}

const docs = readFileSync(join(ROOT, 'docs/api.md'), 'utf8');

test('docs/api.md is what the doc comments say: else run node scripts/write-api-docs.mjs', () => {
  expect(docs).toBe(apiDocs());
});

test('every function is described', () => {
  const functions = docs.slice(docs.indexOf('## Functions'), docs.indexOf('## Types'));
  const undescribed = [...functions.matchAll(/^### (\w+)\n\n(?=```)/gm)].map(([, name]) => name);
  expect(undescribed).toEqual([]);
});

describe('as an installed package', () => {
  test('the example of the documentation runs', () => {
    const folder = consumer();
    const example = /```js\n([\s\S]*?)```/.exec(docs)?.[1] ?? '';
    writeFileSync(join(folder, 'example.js'), example);
    const { stdout, stderr } = spawnSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^\d+ failures to train on\npass 0\.[23]\d*\n\[ \[ 0\.1, 0\.\d+ \], /);
    expect(readFileSync(join(folder, 'comment.md'), 'utf8')).toContain('Retake: PASS');
    expect(existsSync(join(folder, 'dataset/manifest.json'))).toBe(true);
  });

  test('its documents are those of the published schemas', () => {
    const folder = consumer();
    const script = `
      import { calibrate, compare, extract } from 'retake';
      const { manifest } = await extract({ results: 'before.jsonl' });
      const { verdict } = await compare({ before: 'before.jsonl', after: 'after.jsonl' });
      const calibration = await calibrate({ results: 'before.jsonl', draws: 100 });
      console.log(JSON.stringify({ dataset: manifest, verdict, calibration }));`;
    writeFileSync(join(folder, 'documents.js'), script);
    const printed = execFileSync(process.execPath, ['documents.js'], { cwd: folder, encoding: 'utf8' });
    for (const [name, document] of Object.entries(JSON.parse(printed))) {
      const schema = JSON.parse(readFileSync(join(ROOT, `dist/schemas/${name}.schema.json`), 'utf8'));
      const valid = new Ajv2020({ strict: false }).compile(schema);
      expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
    }
  });

  test('a problem is a RetakeError with a hint', () => {
    const folder = consumer();
    const script = `
      import { compare, RetakeError } from 'retake';
      const problem = await compare({ before: 'none.jsonl', after: 'after.jsonl' }).catch((error) => error);
      console.log(problem instanceof RetakeError, problem.code, problem.exitCode, typeof problem.hint);`;
    writeFileSync(join(folder, 'problem.js'), script);
    const printed = execFileSync(process.execPath, ['problem.js'], { cwd: folder, encoding: 'utf8' });
    expect(printed).toBe('true RESULTS_NOT_FOUND 2 string\n');
  });
});

test('the types hold what they promise, for a strict compiler that checks them too', () => {
  const folder = scratch();
  const types = join(folder, 'node_modules/retake/index.d.ts');
  mkdirSync(dirname(types), { recursive: true });
  writeFileSync(types, libraryTypes());
  writeFileSync(
    join(dirname(types), 'package.json'),
    '{"name":"retake","type":"module","types":"index.d.ts"}',
  );
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(folder, 'use.ts'),
    `import { calibrate, compare, extract, readResults, RetakeError, type Verdict } from 'retake';
    const run = await readResults(['a.jsonl'], { cwd: '/x' });
    const config = { split: { holdout: '30%' }, dataset: { target: { default: 'reference', math: 'opponent' } } } as const;
    const { manifest, contents } = await extract({ results: run, config });
    const { verdict, comment, page } = await compare({ before: 'a', after: run, dataset: 'd', receipt: 'r.json' });
    export const said: string = (await comment(100)) + (await page()) + manifest.digest + [...contents.keys()].join();
    export const judged: Verdict = verdict;
    export const rate: number | undefined = (await calibrate({ results: 'a', seed: 2 })).noise[0]?.verdicts.pass;
    export const code = (error: unknown) => (error instanceof RetakeError ? error.exitCode : 70);
    // @ts-expect-error: there is no such outcome
    await extract({ results: 'a', config: { failures: { outcomes: ['won'] } } });
    // @ts-expect-error: what it was after is missing
    await compare({ before: 'a' });\n`,
  );
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const flags = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--module',
    'nodenext',
    '--types',
    '',
  ];
  const { stdout, status } = spawnSync(process.execPath, [tsc, ...flags, '--target', 'es2023', 'use.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([stdout, status]).toEqual(['', 0]);
});
