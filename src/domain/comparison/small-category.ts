/** Categories with fewer items that decide are too small for a guard of their own. */
const LEAST_CATEGORY = 30;

/**
 * Whether a category is pooled with other small ones. A big one of which nothing decides is not small, nor is one that
 * vanished: pooled with others its silence would go unheard.
 */
export function isSmall(all: number, deciding: number): boolean {
  return all > 0 && deciding < LEAST_CATEGORY && (deciding > 0 || all < LEAST_CATEGORY);
}
