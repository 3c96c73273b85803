import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
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

const blocks = (language: string) =>
  [...DOCS.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

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

  it.each(blocks('sh'))('a script that sh can read: %s', (script) => {
    expect(script).toMatch(/^#!\/bin\/sh\n# [\w-]+\.sh /);
    expect(() => execFileSync('sh', ['-n'], { input: script })).not.toThrow();
  });

  it('the settings of other tools are YAML', () => {
    expect(blocks('yaml').length).toBeGreaterThan(recipes.length);
    for (const text of blocks('yaml')) expect(parse(text)).toBeTypeOf('object');
  });

  it.each(recipes)('$name: a sound configuration, every placeholder documented', ({ name, yaml }) => {
    const { training } = parseConfig(yaml, name);
    const values = Object.fromEntries(PLACEHOLDERS.map((placeholder) => [placeholder, `<${placeholder}>`]));
    const argv = fillArgv(training.command ?? [], values, name);
    expect(argv.join(' ')).toContain('<output>');
    expect(argv.join(' ')).not.toMatch(/\{[a-z_]+\}/);
  });
});
