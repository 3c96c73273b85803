import { describe, expect, it } from 'vitest';
import { defineFlags } from './flag.ts';
import { helpText } from './help-text.ts';

const flags = {
  results: { kind: 'list', value: 'GLOB', help: 'result files; may be repeated', config: 'results.paths' },
  out: {
    kind: 'text',
    value: 'DIR',
    required: true,
    help: 'a help text that is too long for one line of a narrow terminal',
  },
  mode: { kind: 'text', choices: ['one', 'two'], help: 'what to do' },
  'dry-run': { kind: 'switch', help: 'write nothing' },
} as const;

describe('helpText', () => {
  it('is aligned, wrapped and ends with examples', () => {
    const command = defineFlags({
      name: 'x',
      summary: 'does x',
      flags,
      examples: ['x --out dir', 'x --dry-run'],
    });
    expect(helpText(command, 72)).toMatchInlineSnapshot(`
      "retake x: does x

      Usage: retake x --out DIR [flags]

      Flags:
        --results GLOB...  result files; may be repeated [results.paths]
        --out DIR          a help text that is too long for one line of a
                           narrow terminal
        --mode VALUE       what to do: one, two
        --dry-run          write nothing
        --config FILE      configuration (default .github/retake.yml, if
                           there)
        --json             one JSON document on stdout; all else on stderr
        -h, --help         this text

      In brackets: the key of the configuration that the flag overrides.

      Examples:
        retake x --out dir
        retake x --dry-run
      "
    `);
  });

  it('leaves out what a command does not have', () => {
    const text = helpText({ name: 'x', summary: 'does x', flags: { all: flags['dry-run'] }, examples: [] });
    expect(text).toBe('retake x: does x\n\nUsage: retake x [flags]\n\nFlags:\n  --all  write nothing\n');
  });
});
