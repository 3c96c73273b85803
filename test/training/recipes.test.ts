import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/load.ts';
import { fillArgv } from '../../src/domain/training/argv-template.ts';

const DOCS = readFileSync(fileURLToPath(new URL('../../docs/trainers.md', import.meta.url)), 'utf8');
const PLACEHOLDERS = [...DOCS.matchAll(/^\| ((?:`\{[a-z_]+\}` ?)+)\|/gm)].flatMap(([, names = '']) =>
  [...names.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name ?? ''),
);
const recipes = [...DOCS.matchAll(/^### (.+)\n```yaml\n([\s\S]*?)```/gm)].map(([, name = '', yaml = '']) => ({
  name,
  yaml,
}));

describe('the recipes of docs/trainers.md', () => {
  it('are all there', () => {
    expect(recipes.map(({ name }) => name.split(' ')[0])).toEqual([
      'A',
      'torchrun',
      'axolotl',
      'LLaMA-Factory',
      'Unsloth',
      'Slurm',
      'SkyPilot',
      'Hugging',
      'Ray',
    ]);
  });

  it.each(recipes)('$name: a sound configuration, every placeholder documented', ({ name, yaml }) => {
    const { training } = parseConfig(yaml, name);
    const values = Object.fromEntries(PLACEHOLDERS.map((placeholder) => [placeholder, `<${placeholder}>`]));
    const argv = fillArgv(training.command ?? [], values, name);
    expect(argv.join(' ')).toContain('<output>');
    expect(argv.join(' ')).not.toMatch(/\{[a-z_]+\}/);
  });
});
