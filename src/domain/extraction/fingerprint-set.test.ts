import { expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { shareOf } from '../benchmark/identity.ts';
import { FingerprintSet } from './fingerprint-set.ts';
import { Fingerprints } from './fingerprints.ts';

test('each hash is new once', () => {
  const set = new FingerprintSet();
  const names = Array.from({ length: 20_000 }, (_, index) => sha256(String(index % 7_000)));
  expect(names.filter((name) => set.add(name))).toEqual(names.slice(0, 7_000));
});

test('a fingerprint keeps the share that its hash stands for', () => {
  const fingerprints = new Fingerprints();
  for (let index = 0; index < 100; index++) {
    fingerprints.set(index, sha256(`seed\n${index}`));
    expect(fingerprints.share(index)).toBe(shareOf('seed', String(index), sha256));
  }
});
