import { expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { promptHash } from '../benchmark/identity.ts';
import { classPacker, classUnder } from './item-classes.ts';

test('an item has a class under each name that it may turn out to go by', () => {
  const item = answer({ task: 't', id: '1', category: 'c', prompt: 'p' });
  const hash = promptHash('p', sha256);
  const classes = { 't/1': 'trained_on', [hash]: 'neither', 't/c/1': 'held_out' } as const;
  const pack = classPacker((identity) => classes[identity as keyof typeof classes] ?? 'held_out', sha256);
  const packed = pack(item);
  expect([null, 'prompt' as const, 'category' as const].map((apart) => classUnder(packed, apart))).toEqual([
    'trained_on',
    'neither',
    'held_out',
  ]);
  expect(classUnder(pack({ ...item, id: null }), null)).toBe('neither');
});
