import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ACTION_COMMANDS, FAIL_ON, readInputs } from '../../src/config/inputs.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

describe('action.yml', () => {
  it('describes everything', () => {
    for (const one of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect((one as { description: string }).description.length).toBeGreaterThan(20);
    }
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/main.js' });
    expect(action.branding).toBeDefined();
  });

  it('has the inputs that are read, with their defaults', () => {
    const given = Object.entries(action.inputs as Record<string, { default: string }>).map(
      ([name, input]) => [`INPUT_${name.toUpperCase()}`, input.default] as const,
    );
    const inputs = readInputs(Object.fromEntries(given));
    expect(inputs).toMatchObject({ command: 'auto', failOn: 'fail', request: null, results: [] });
  });

  it('names every choice', () => {
    const { command, 'fail-on': failOn } = action.inputs;
    for (const choice of ACTION_COMMANDS) expect(command.description).toContain(`\`${choice}\``);
    for (const choice of FAIL_ON) expect(failOn.description).toContain(`\`${choice}\``);
  });

  it('is what the documents show', () => {
    execFileSync(process.execPath, ['scripts/action-tables.mjs', '--check'], { cwd: ROOT, stdio: 'pipe' });
  });
});
