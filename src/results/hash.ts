import { hash, randomBytes } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-256 under a key that nobody knows, a new one each time: to tell texts apart that others may have chosen. */
export function keyedHash(): (text: string) => string {
  const key = randomBytes(16).toString('hex');
  return (text) => sha256(key + text);
}
