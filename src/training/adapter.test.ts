import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safetensors } from '../../test/builders/safetensors.ts';
import { findAdapter as find } from './adapter.ts';
import { largestValue } from './safetensors.ts';

const findAdapter = (output: string) => find(output, () => true);

let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'retake-adapter-'));
});
afterEach(() => rmSync(output, { recursive: true, force: true }));

function write(path: string, content: Buffer) {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), content);
}

const floats = (...values: number[]) => ({
  dtype: 'F32',
  bytes: Buffer.from(new Float32Array(values).buffer),
});

describe('findAdapter', () => {
  it('measures a LoRA adapter', () => {
    const file = safetensors({ 'a.lora_A.weight': floats(9, 9), 'a.lora_B.weight': floats(0, -0.25, 0.125) });
    write('adapter/adapter_model.safetensors', file);
    expect(findAdapter(output)).toEqual({
      path: 'adapter',
      sha256: createHash('sha256').update(file).digest('hex'),
      bytes: file.length,
      largest_change: 0.25,
    });
  });

  it('knows an adapter that learned nothing', () => {
    write(
      'adapter_model.safetensors',
      safetensors({ 'a.lora_B.weight': floats(0, 0), 'a.lora_A.weight': floats(1) }),
    );
    expect(findAdapter(output)).toMatchObject({ path: '.', largest_change: 0 });
  });

  it('cannot tell it of weights that were trained whole', () => {
    write('model-00001-of-00002.safetensors', safetensors({ w: floats(1) }));
    write('model-00002-of-00002.safetensors', safetensors({ v: floats(0) }));
    expect(findAdapter(output)?.largest_change).toBeNull();
  });

  it.each([
    ['cut', safetensors({ 'a.lora_B.weight': floats(1, 2, 3) }).subarray(0, -4)],
    ['empty', Buffer.alloc(0)],
    ['no safetensors', Buffer.from('<!doctype html><title>404</title>')],
    ['without a header', Buffer.from('\u0004\0\0\0\0\0\0\0null')],
  ])('says so of weights that are %s', (_, content) => {
    write('adapter/adapter_model.safetensors', content);
    expect(() => findAdapter(output)).toThrow(
      expect.objectContaining({
        code: 'TRAINING_FAILED',
        message: expect.stringMatching(/adapter_model\.safetensors are damaged/),
      }),
    );
  });

  it('falls back to the newest checkpoint', () => {
    write('checkpoint-9/adapter_model.safetensors', safetensors({}));
    write('checkpoint-10/adapter_model.safetensors', safetensors({}));
    expect(findAdapter(output)?.path).toBe('checkpoint-10');
  });

  it('finds none in logs and optimizer states', () => {
    write('checkpoint-9/optimizer.pt', Buffer.from('x'));
    write('trainer_state.json', Buffer.from('{}'));
    expect(findAdapter(output)).toBeNull();
  });
});

describe('largestValue', () => {
  it.each([
    ['BF16', Buffer.from([0x80, 0xbf, 0x00, 0x3f]), 1],
    ['F16', Buffer.from([0x00, 0xc0, 0x01, 0x00]), 2],
    ['F16', Buffer.from([0x01, 0x00]), 2 ** -24],
  ])('reads %s', (dtype, bytes, expected) => {
    write('x.safetensors', safetensors({ w: { dtype, bytes } }));
    expect(largestValue(join(output, 'x.safetensors'), () => true)).toBe(expected);
  });

  it('refuses a file that ends too early', () => {
    write('x.safetensors', safetensors({ w: floats(1, 2, 3) }).subarray(0, -4));
    expect(() => largestValue(join(output, 'x.safetensors'), () => true)).toThrow(RangeError);
  });
});
