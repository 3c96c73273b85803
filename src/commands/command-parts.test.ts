import { expect, test } from 'vitest';
import { commandContext } from '../../test/benchmark/command-context.ts';
import { parseConfig } from '../config/load.ts';
import { commandParts } from './command-parts.ts';

test.each([
  ['', 'benchmark.command is not set', '{output}'],
  ['benchmark: { endpoint: "http://localhost:8000/v1" }', 'benchmark.endpoint', 'docs/benchmark.md'],
])('the loop says what examines the model before it begins: %j', (benchmark, message, hint) => {
  const config = parseConfig(`training: { model: base }\n${benchmark}`, 'retake.yml');
  expect(() => commandParts(config, '.', 'out', commandContext('.').context)).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  );
});
