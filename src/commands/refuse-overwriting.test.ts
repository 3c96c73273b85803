import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandContext } from '../../test/benchmark/command-context.ts';
import type { Context } from './context.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';

let context: Context;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'retake-overwriting-'));
  context = commandContext(folder).context;
  writeFileSync(join(folder, 'a.jsonl'), '');
  writeFileSync(join(folder, 'b.jsonl'), '');
  symlinkSync('a.jsonl', join(folder, 'link.jsonl'));
});

describe('refuseOverwriting', () => {
  it.each([
    ['a.jsonl', ['a.jsonl']],
    ['./a.jsonl', ['*.jsonl']],
    ['a.jsonl', ['b.jsonl', 'a.jsonl#model']],
    ['link.jsonl', ['a.jsonl']],
    ['a.jsonl', ['link.jsonl']],
  ])('refuses %s where %j are read', (comment, specs) => {
    expect(() => refuseOverwriting({ report: null, comment }, { specs, files: [] }, context)).toThrow(
      expect.objectContaining({
        code: 'USAGE',
        message: `--comment would write over ${comment}, which is read`,
      }),
    );
  });

  it.each([
    ['new.md', ['*.jsonl']],
    ['a.jsonl/below', ['*.jsonl']],
    ['b.jsonl', ['a.jsonl']],
    [null, ['a.jsonl']],
  ])('lets %s be written where %j are read', (comment, specs) => {
    expect(() =>
      refuseOverwriting({ comment }, { specs, files: ['nowhere', 'a.jsonl/below'] }, context),
    ).not.toThrow();
  });

  it.each([
    [
      'a file that is read beside the results',
      'b.jsonl',
      'c.md',
      '--comment would write over b.jsonl, which is read',
    ],
    ['a folder', '.', 'c.md', '--comment: . is a folder'],
    ['one file for two', 'new.md', './new.md', '--comment and --report would both write ./new.md'],
    [
      'one file for two by a link',
      'link.jsonl',
      'a.jsonl',
      '--comment and --report would both write a.jsonl',
    ],
  ])('refuses %s', (_, comment, report, message) => {
    const read = { specs: [], files: ['b.jsonl'] };
    expect(() => refuseOverwriting({ comment, report }, read, context)).toThrow(
      expect.objectContaining({ code: 'USAGE', message }),
    );
  });

  it('lets what is no file be written to twice', () => {
    const read = { specs: [], files: [] };
    expect(() =>
      refuseOverwriting({ comment: '/dev/null', report: '/dev/null' }, read, context),
    ).not.toThrow();
  });
});
