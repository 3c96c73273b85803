import { byteLength } from './byte-length.ts';
import { joinParts } from './join-parts.ts';

/** GitHub refuses comments above 65,536; a margin is left for what it counts otherwise. UTF-8 bytes. */
export const COMMENT_LIMIT = 60_000;
/** A step summary may hold 1 MiB; above it nothing is shown at all. */
export const SUMMARY_LIMIT = 1_000_000;

/** One part of a text, as wished first, then ever smaller; '' as the last where it may be left out. */
export interface Part {
  /** What is said to have been shortened or left out. */
  name: string;
  sizes: (() => string)[];
}

export interface Fitted {
  parts: string[];
  /** Names of the parts that are not as wished. */
  shortened: string[];
}

/**
 * Shrinks parts until all of them, joined by blank lines, fit. The order of shrinking is given by name, a part
 * is made as small as it can be before the next is touched. What remains too long stays so: the caller sees to
 * it that the smallest sizes are bounded.
 */
export function fitParts(parts: Part[], shrinkFirst: string[], limit: number): Fitted {
  const current = parts.map((part) => part.sizes[0]?.() ?? '');
  const shortened = new Set<string>();
  for (const name of shrinkFirst) {
    const index = parts.findIndex((part) => part.name === name);
    const part = parts[index];
    if (part === undefined) continue;
    for (const size of part.sizes.slice(1)) {
      if (joinedLength(current) <= limit) break;
      const smaller = size();
      if (smaller === current[index]) continue;
      current[index] = smaller;
      shortened.add(name);
    }
  }
  return { parts: current, shortened: [...shortened] };
}

function joinedLength(parts: string[]): number {
  return byteLength(joinParts(parts));
}
