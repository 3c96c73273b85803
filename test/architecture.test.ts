import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');

/** What each folder may import: our own folders, and packages. `node:` is allowed where `platform` says so. */
const RULES: Record<string, { own: string[]; packages: string[] | 'any'; platform: boolean }> = {
  domain: { own: [], packages: [], platform: false },
  formats: { own: ['domain'], packages: [], platform: false },
  report: { own: ['domain'], packages: ['markdown-table'], platform: false },
  config: { own: ['domain'], packages: ['zod', 'yaml'], platform: true },
  results: { own: ['domain', 'formats'], packages: 'any', platform: true },
  github: { own: ['domain'], packages: 'any', platform: true },
  training: { own: ['domain'], packages: [], platform: true },
  benchmark: { own: ['domain'], packages: 'any', platform: true },
  commands: {
    own: ['domain', 'formats', 'report', 'config', 'results', 'github', 'training', 'benchmark'],
    packages: [],
    platform: true,
  },
  // The entries.
  '': { own: ['commands', 'domain'], packages: ['@actions/core'], platform: true },
};

/** Tells the version; the bundler puts it in. */
const PACKAGE = '../../package.json';

const VAGUE = /^(utils?|helpers?|common|manager|misc)\b/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

function importsOf(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\b[^'";]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
  );
  return [...statements].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function folderOf(file: string): string {
  return file.includes(sep) ? (file.split(sep)[0] ?? '') : '';
}

describe.each(files)('$file', ({ file, text }) => {
  const folder = folderOf(file);
  const rule = RULES[folder];

  test('lies in a folder of the architecture and has a telling name', () => {
    expect(rule, `no rule for src/${folder}`).toBeDefined();
    expect(file.split(sep).at(-1)).not.toMatch(VAGUE);
  });

  test('imports only what its folder may', () => {
    const forbidden = importsOf(text).filter((name) => {
      if (name === PACKAGE) return folder !== 'commands';
      if (name.startsWith('.')) {
        const target = folderOf(relative(SRC, join(SRC, dirname(file), name)));
        return target !== folder && !rule?.own.includes(target);
      }
      if (name.startsWith('node:')) return !rule?.platform;
      const bare = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? '');
      return rule?.packages !== 'any' && !rule?.packages.includes(bare);
    });
    expect(forbidden).toEqual([]);
  });

  test('touches no platform where it must be pure', () => {
    // A script for the browser travels as text: what it calls is not called here.
    if (rule?.platform !== false || text.startsWith('/** Made by scripts/')) return;
    expect(text).not.toMatch(
      /\bprocess\.[a-z]+[.([]|\bBuffer\.|\b(setTimeout|fetch|require)\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/,
    );
  });

  test('defines zod schemas only in config/schemas', () => {
    if (file.startsWith(join('config', 'schemas'))) return;
    expect(text).not.toMatch(/\bz\.(object|strictObject|string|number|enum|union|array)\(/);
  });
});
