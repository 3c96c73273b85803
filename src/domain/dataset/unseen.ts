import { normalisePrompt, promptHash, type Sha256 } from '../benchmark/identity.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import { placeName } from '../benchmark/place.ts';
import { RetakeError } from '../error.ts';

/** Shorter parts of a prompt may stand in any. */
const TELLING_CHARACTERS = 40;

/**
 * Two separate sets, one to learn from and one to measure with, have no question in common (VERDICT.md section 4),
 * also where one of them puts an instruction around it. Throws RetakeError DATASET_INVALID that names the first.
 */
export function requireUnseen(
  trained: Iterable<string>,
  measuring: readonly BenchmarkItem[],
  sha256: Sha256,
): void {
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const prompt of trained) {
    whole.add(promptHash(prompt, sha256));
    for (const part of partsOf(prompt)) parts.add(promptHash(part, sha256));
  }
  const both = measuring.filter(({ prompt }) => {
    const hash = promptHash(prompt, sha256);
    return (
      whole.has(hash) ||
      parts.has(hash) ||
      partsOf(prompt).some((part) => whole.has(promptHash(part, sha256)))
    );
  });
  const [first] = both;
  if (first === undefined) return;
  const prompt = normalisePrompt(first.prompt).slice(0, 80);
  const more = both.length === 1 ? '' : `, and ${both.length - 1} more`;
  const message = `the dataset trains on a question of the measuring set: ${placeName(first.place)} ("${prompt}")${more}`;
  throw new RetakeError('DATASET_INVALID', message, {
    hint: 'Take these questions out of the results that are learned from, or measure with other questions.',
  });
}

/** The paragraphs of a prompt that are long enough to be a question of their own. */
function partsOf(prompt: string): string[] {
  const paragraphs = prompt.split(/\n\s*\n/u);
  return paragraphs.length < 2
    ? []
    : paragraphs.filter((part) => normalisePrompt(part).length >= TELLING_CHARACTERS);
}
