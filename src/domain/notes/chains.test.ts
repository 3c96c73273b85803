import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chains } from './chains.ts';

test('numbers come out in the order in which they were appended, list by list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 200 }), (owners) => {
      const [chains, lists] = [new Chains(), new Map<number, number[]>()];
      for (const [number, owner] of owners.entries()) {
        const list = lists.get(owner) ?? [];
        if (list[0] !== undefined) chains.append(list[0], number);
        lists.set(owner, [...list, number]);
      }
      for (const list of lists.values()) expect(chains.from(list[0] ?? 0)).toEqual(list);
    }),
  );
});
