import { describe, expect, it } from 'vitest';
import { COMMANDS, DEMO } from './command-flags.ts';
import type { CommandFlags, Flag } from './flag.ts';
import { helpText } from './help-text.ts';
import { schemaAt } from './known-keys.ts';
import { parseFlags } from './parse-flags.ts';
import { ConfigDocument } from './schemas/config.ts';

const commands: readonly CommandFlags[] = COMMANDS;

describe('helpText', () => {
  it('is aligned, wrapped and ends with examples', () => {
    expect(helpText(DEMO, 72)).toMatchInlineSnapshot(`
      "retake demo: the whole loop with a tiny model that is really trained, on this machine

      Flags:
        --out DIR      folder for everything that is made (default: a new one)
        --seed N       other numbers, other model (default 42)
        --no-replay    train on failures alone, and see it forget
                       [dataset.replay]
        --config FILE  configuration (default .github/retake.yml, if there)
        --json         one JSON document on stdout; all else on stderr
        -h, --help     this text

      In brackets: the key of the configuration that the flag overrides.

      Examples:
        retake demo
        retake demo --seed 7
        retake demo --no-replay
      "
    `);
  });

  it.each(commands)('of $name names every flag and fits the terminal', (command) => {
    const text = helpText(command);
    for (const name of Object.keys(command.flags)) expect(text).toContain(`--${name}`);
    for (const line of text.split('\n').slice(0, -3)) expect(line.length).toBeLessThanOrEqual(130);
  });

  it.each(commands)('of $name gives examples that can be parsed', (command) => {
    for (const example of command.examples) {
      const [name, ...args] = example.replaceAll('"', '').split(' ');
      expect(name).toBe(command.name);
      expect(() => parseFlags(command, args)).not.toThrow();
    }
  });

  it.each(commands)('of $name refers to keys that the configuration has', (command) => {
    for (const flag of Object.values<Flag>(command.flags)) {
      if (flag.config === undefined) continue;
      expect(schemaAt(ConfigDocument, flag.config.split('.')), flag.config).not.toBeNull();
    }
  });
});
