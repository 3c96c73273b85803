import type { BenchmarkItem } from './item.ts';

/** SHA-256 of a text's UTF-8 bytes, in hex. Passed in, so that the domain needs no platform. */
export type Sha256 = (text: string) => string;

/** NFC, trimmed, runs of white space made one space: two prompts that look alike are alike. */
export function normalisePrompt(prompt: string): string {
  // Below U+0300 nothing combines: such a text is in NFC already, and that is quickly seen.
  const composed = /[^\0-\u02ff]/u.test(prompt) ? prompt.normalize('NFC') : prompt;
  // Most white space is a single space already, which is left alone.
  const spaced = composed.replace(/[^\S ]\s*/gu, ' ');
  // Looked for by its class: a search for two spaces stops at every single one.
  return (/\s\s/u.test(spaced) ? spaced.replace(/ {2,}/gu, ' ') : spaced).trim();
}

/** Hash of the normalised prompt: finds the same question under two tasks or ids. */
export function promptHash(prompt: string, sha256: Sha256): string {
  return sha256(normalisePrompt(prompt));
}

/** What makes a question the same question tomorrow: task and id, else the hash of its normalised prompt. */
export function identityOf(item: Pick<BenchmarkItem, 'task' | 'id' | 'prompt'>, sha256: Sha256): string {
  return item.id === null ? promptHash(item.prompt, sha256) : `${item.task}/${item.id}`;
}

/** A hash that depends on nothing but seed and identity. */
export function seededHash(seed: string, identity: string, sha256: Sha256): string {
  return sha256(`${seed}\n${identity}`);
}

/** A number in [0, 1): the first 48 bits of the seeded hash (VERDICT.md section 4). */
export function shareOf(seed: string, identity: string, sha256: Sha256): number {
  return shareOfHash(seededHash(seed, identity, sha256));
}

/** The same of the seeded hash itself. */
export function shareOfHash(hash: string): number {
  return Number.parseInt(hash.slice(0, 12), 16) / 2 ** 48;
}
