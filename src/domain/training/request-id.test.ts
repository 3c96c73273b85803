import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { requestId, requestIdOfTitle } from './request-id.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const settings = {
  method: 'qlora',
  epochs: 2,
  learning_rate: 2e-5,
  batch_size: 4,
  gradient_accumulation: 1,
  gpus: 1,
  max_length: 2048,
  seed: 42,
};
const asked = { datasetDigest: 'd'.repeat(64), settings, model: { id: 'm', revision: null } };
const id = requestId(asked, sha256);

describe('request id', () => {
  it('does not depend on the order of the settings', () => {
    const reversed = Object.fromEntries(Object.entries(settings).reverse()) as typeof settings;
    expect(requestId({ ...asked, settings: reversed }, sha256)).toBe(id);
  });

  it.each([
    ['dataset', { ...asked, datasetDigest: 'e'.repeat(64) }],
    ['epochs', { ...asked, settings: { ...settings, epochs: 3 } }],
    ['seed', { ...asked, settings: { ...settings, seed: 43 } }],
    ['model', { ...asked, model: { id: 'n', revision: null } }],
    ['revision', { ...asked, model: { id: 'm', revision: 'main' } }],
  ])('changes with the %s', (_, other) => expect(requestId(other, sha256)).not.toBe(id));

  it('is found again in the run’s title, and only where it is the whole of it', () => {
    expect(requestIdOfTitle(`retake ${id}`)).toBe(id);
    expect(requestIdOfTitle(`retake ${id} again`)).toBeNull();
    expect(requestIdOfTitle('Bump retake')).toBeNull();
  });
});
