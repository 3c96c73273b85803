const encoder = new TextEncoder();

/** Length in UTF-8 bytes: what GitHub's limits are counted in. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}
