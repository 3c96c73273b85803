import { describe, expect, it } from 'vitest';
import type { LoopPhase } from './loop.ts';
import { type Ancestry, precedence } from './precedence.ts';

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);
const HEAD = 'c'.repeat(40);

function writer(order: number, commit: string, phase: LoopPhase = 'judged', request: string | null = null) {
  return { key: { order, run: order, attempt: 1 }, commit, phase, request, attempt: 1 };
}

describe('who may write', () => {
  it('writes where nothing stands', () => {
    expect(precedence(writer(1, OLD), null, null)).toBe('write');
  });

  it('lets the current head win, also against a younger run (force-push)', () => {
    expect(precedence(writer(1, HEAD), writer(2, OLD), HEAD)).toBe('write');
    expect(precedence(writer(2, OLD), writer(1, HEAD), HEAD)).toBe('yield');
  });

  it('asks for the ancestry only where neither is the head', () => {
    expect(precedence(writer(1, OLD), writer(2, NEW), HEAD)).toBe('ask-ancestry');
    expect(precedence(writer(2, OLD), writer(1, OLD), HEAD)).toBe('write');
  });

  it.each<[Ancestry, string, string]>([
    ['ahead', 'write', 'write'],
    ['behind', 'yield', 'yield'],
    ['diverged', 'yield', 'write'],
    ['unknown', 'yield', 'write'],
  ])('%s: the older key %s, the younger key %s', (ancestry, older, younger) => {
    expect(precedence(writer(1, OLD), writer(2, NEW), HEAD, ancestry)).toBe(older);
    expect(precedence(writer(3, OLD), writer(2, NEW), HEAD, ancestry)).toBe(younger);
  });

  it('lets a re-run of the same commit write, and not the attempt before it', () => {
    const first = writer(1, OLD);
    const second = { ...first, key: { ...first.key, attempt: 2 } };
    expect(precedence(second, first, OLD)).toBe('write');
    expect(precedence(first, second, OLD)).toBe('yield');
  });

  it('never lets a stage of one request go back', () => {
    expect(precedence(writer(1, OLD, 'training', 'r'), writer(1, OLD, 'judged', 'r'), OLD)).toBe('yield');
    expect(precedence(writer(1, OLD, 'judged', 'r'), writer(1, OLD, 'training', 'r'), OLD)).toBe('write');
  });

  it('lets a training that is run again begin anew, and what its first attempt says late not follow', () => {
    const failed = writer(1, OLD, 'failed', 'r');
    const again = { ...writer(1, OLD, 'training', 'r'), attempt: 2 };
    expect(precedence(again, failed, OLD)).toBe('write');
    expect(precedence(failed, again, OLD)).toBe('yield');
    expect(precedence({ ...again, phase: 'judged' }, again, OLD)).toBe('write');
    // A start that came later waits for it.
    expect(precedence(again, writer(2, HEAD, 'queued', 'r'), HEAD)).toBe('write');
  });

  it('does not let a start that comes to nothing speak over one of its commit that came to something', () => {
    const refused = writer(2, OLD, 'not-started');
    expect(precedence(refused, writer(1, OLD, 'training', 'r'), OLD)).toBe('yield');
    expect(precedence(refused, writer(1, OLD, 'judged', 'r'), OLD)).toBe('yield');
    expect(precedence(refused, writer(1, OLD, 'failed', 'r'), OLD)).toBe('write');
    expect(precedence(refused, writer(1, OLD, 'not-started'), OLD)).toBe('write');
    expect(precedence({ ...refused, request: 'q' }, writer(1, OLD, 'judged', 'r'), OLD)).toBe('write');
  });

  it('leaves standing who cancelled it, also where the run’s own last job says that it was cancelled', () => {
    const told = writer(1, OLD, 'cancelled', 'r');
    expect(precedence(told, told, OLD)).toBe('yield');
    expect(precedence(writer(1, OLD, 'failed', 'r'), told, OLD)).toBe('yield');
    expect(precedence(writer(1, OLD, 'judged', 'r'), told, OLD)).toBe('write');
    expect(precedence(writer(2, OLD, 'extracted', 'r'), told, OLD)).toBe('write');
  });

  it('lets a request finish in the comment of a younger start that waits for it', () => {
    expect(precedence(writer(1, OLD, 'judged', 'r'), writer(2, HEAD, 'queued', 'r'), HEAD)).toBe('write');
  });
});
