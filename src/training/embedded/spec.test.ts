import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RetakeError } from '../../domain/error.ts';
import { parseSpec, readSpec } from './spec.ts';

const PATH = 'examples/arithmetic/model.json';
const committed = JSON.parse(readFileSync(PATH, 'utf8'));

function messageOf(change: (spec: typeof committed) => void): string {
  const spec = structuredClone(committed);
  change(spec);
  try {
    parseSpec(JSON.stringify(spec), 'model.json');
  } catch (error) {
    if (error instanceof RetakeError && error.code === 'CONFIG_INVALID') return error.message;
    throw error;
  }
  return 'sound';
}

describe('a model file', () => {
  it('is sound as committed', async () => {
    expect(await readSpec(PATH)).toEqual(committed);
  });

  it.each<[string, (spec: typeof committed) => void]>([
    ['digits must be a whole number from 1 to 4', (spec) => (spec.digits = 2.5)],
    ['name must be a plain name', (spec) => (spec.name = '../x')],
    ['base.steps must be a whole number from 1 to 1000000', (spec) => delete spec.base.steps],
    ['base.shares.carry must be a number from 0 to 1', (spec) => (spec.base.shares.carry = '8%')],
    ['base.shares must sum to 1, not 1.42', (spec) => (spec.base.shares.carry += 0.42)],
    ['hiden is no known field', (spec) => (spec.hiden = 3)],
    ['base.lerning_rate is no known field', (spec) => (spec.base.lerning_rate = 3)],
    ['exam must be an object', (spec) => (spec.exam = 2000)],
    ['at most 2268 exercises of addition can be asked', (spec) => (spec.exam.items_per_category = 2269)],
  ])('is refused: %s', (problem, change) => {
    expect(messageOf(change)).toContain(`model.json: `);
    expect(messageOf(change)).toContain(problem);
  });

  it('names all problems at once', () => {
    const message = messageOf((spec) => {
      spec.digits = 0;
      spec.base.steps = 0;
      spec.base.batch_size = 0;
    });
    for (const field of ['digits', 'base.steps', 'base.batch_size']) expect(message).toContain(field);
  });

  it('must be JSON, and be there', async () => {
    expect(() => parseSpec('{', 'model.json')).toThrow(/^model\.json is no JSON/);
    expect(() => parseSpec('[]', 'model.json')).toThrow('model.json: must be an object.');
    await expect(readSpec('missing/model.json')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
