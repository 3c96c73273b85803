import { isSmall } from '../domain/comparison/small-category.ts';
import type { Finding, Verdict } from '../domain/verdict/verdict.ts';
import { marginOf } from './finding-rule.ts';
import { pointsWithoutSign } from './numbers.ts';
import { findingScope, isPool } from './scope-name.ts';

/**
 * What the guards of a PASS add to its first line: what was tested, and no more than that. Starts with a blank; ''
 * where there is no guard.
 */
export function keptClause(verdict: Verdict): string {
  const guards = verdict.criteria.filter(({ kind }) => kind === 'guard');
  const drops = guards.filter((guard) => marginOf(guard) !== null);
  const [first, ...others] = drops;
  if (first === undefined) return guards.length === 0 ? '' : ' and every guard held';
  if (others.length === 0 && Object.keys(verdict.categories).length > 1) {
    return ` and ${scopeInSentence(first, verdict)} did not drop by more than ${margin(first)}`;
  }
  const { words, together } = guarded(verdict, drops);
  const same = drops.every(({ rule }) => rule === first.rule);
  return ` and ${words} dropped by more than ${same ? margin(first) : 'allowed'}${together}`;
}

/** Where a guard watches every category, so it is said; where small ones are watched as one, that too. */
function guarded(verdict: Verdict, drops: Finding[]): { words: string; together: string } {
  const watched = new Set(drops.map(({ category }) => category));
  const others = Object.entries(verdict.categories).flatMap(([name, scope]) =>
    watched.has(name) ? [] : [scope],
  );
  const pooled = drops.some((finding) => isPool(finding, verdict));
  const small = others.every(({ all, held_out }) =>
    [all, held_out].some((deciding) => isSmall(all?.items ?? 0, deciding?.items ?? 0)),
  );
  const every = others.length === 0 || (pooled && small);
  return {
    words: every ? 'no category' : 'no guarded category',
    together: pooled ? ' (the smaller ones taken together)' : '',
  };
}

/** `math`, `all categories together`. Plain text. */
export function scopeInSentence(finding: Finding, verdict: Verdict): string {
  return finding.category === null ? 'all categories together' : findingScope(finding, verdict);
}

function margin(guard: Finding): string {
  return pointsWithoutSign(marginOf(guard) ?? 0);
}
