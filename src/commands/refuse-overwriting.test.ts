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
    expect(() => refuseOverwriting({ report: null, comment }, specs, context)).toThrow(
      expect.objectContaining({
        code: 'USAGE',
        message: `--comment would write over ${comment}, which is read`,
      }),
    );
  });

  it.each([
    ['new.md', ['*.jsonl']],
    ['b.jsonl', ['a.jsonl']],
    [null, ['a.jsonl']],
  ])('lets %s be written where %j are read', (comment, specs) => {
    expect(() => refuseOverwriting({ comment }, specs, context)).not.toThrow();
  });
});
