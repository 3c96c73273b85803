import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config/load.ts';

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));
const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.yml') && !file.includes('workflows'),
);

describe('the example configurations', () => {
  it.each(files)('%s is sound', (file) => {
    expect(() => parseConfig(readFileSync(`${EXAMPLES}${file}`, 'utf8'), file)).not.toThrow();
  });
});
