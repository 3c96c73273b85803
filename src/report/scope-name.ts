import { SMALL_CATEGORIES } from '../domain/verdict/default-criteria.ts';
import type { Finding, Verdict } from '../domain/verdict/verdict.ts';

const ALL = 'all categories';
/** Words that are ours: a category of the user's that is called so is quoted. */
const OURS: readonly string[] = [ALL, SMALL_CATEGORIES, 'overall'];

/** What a category of the results is called; null stands for all of them together. Plain text. */
export function scopeName(category: string | null): string {
  if (category === null) return ALL;
  return OURS.includes(category.trim().toLowerCase()) ? `"${category}"` : category;
}

/** What a finding is about: a category, all of them, or the small ones pooled. Plain text. */
export function findingScope(finding: Pick<Finding, 'category'>, verdict: Verdict): string {
  return isPool(finding, verdict) ? SMALL_CATEGORIES : scopeName(finding.category);
}

/** Whether a finding is on the pooled small categories, and not on a category that happens to be called so. */
export function isPool({ category }: Pick<Finding, 'category'>, { categories }: Verdict): boolean {
  return category === SMALL_CATEGORIES && !Object.hasOwn(categories, category);
}
